import vine from '@vinejs/vine'
import type { FormField } from '#sdk/schema'
import { zoneOffsetSeconds } from '#sdk/time'
import { createNumberReader, type NumberReader } from '#plugins/telecom/numbers/number_reader'
import type { Encoding } from './file_head.js'
import type { SubSecond } from './row_quantity.js'
import { createTimeReader, type TimeReader } from './row_time.js'

/** How a sender writes numbers and times, whatever its format. */
export interface SenderOptions {
  /** IANA zone of local times without offset. */
  readonly zone: string
  /** Fixed offset of such times ('+02:00'); null: the zone decides. */
  readonly offset: string | null
  /** ISO 3166-1 alpha-2 of national numbers; null: only international and short ones are read. */
  readonly country: string | null
  /** What is dialled before a country code; null: as in the country. */
  readonly access_code: string | null
  readonly sub_second: SubSecond
  /** A longer call is refused as TOO_LONG. */
  readonly maximum_seconds: number
  readonly encoding: Encoding
}

export const SENDER_DEFAULTS: SenderOptions = Object.freeze({
  zone: 'UTC',
  offset: null,
  country: null,
  access_code: null,
  sub_second: 'ceil',
  maximum_seconds: 604800,
  encoding: 'utf-8',
})

const timeZone = vine.createRule((zone: unknown, _: undefined, field) => {
  try {
    zoneOffsetSeconds(String(zone), 0)
  } catch {
    field.report(
      `"${zone}" is no time zone. Name one of the IANA database, such as "Europe/Berlin".`,
      'time_zone',
      field
    )
  }
})

/** VineJS properties of the sender options, to be spread into a format's own schema. */
export function senderProperties() {
  return {
    zone: vine.string().maxLength(64).use(timeZone()),
    offset: vine
      .string()
      .regex(/^[+-]\d{2}:\d{2}$/)
      .nullable(),
    country: vine
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
    access_code: vine
      .string()
      .regex(/^\d{1,5}$/)
      .nullable(),
    sub_second: vine.enum(['ceil', 'truncate'] as const),
    maximum_seconds: vine.number().withoutDecimals().min(1).max(31622400),
    encoding: vine.enum(['utf-8', 'windows-1252'] as const),
  }
}

export const SENDER_FIELDS: readonly FormField[] = [
  { name: 'zone', label: 'telecom.fields.zone', input: 'time_zone', required: true },
  { name: 'offset', label: 'telecom.fields.offset', hint: 'telecom.hints.offset', input: 'text' },
  {
    name: 'country',
    label: 'telecom.fields.country',
    hint: 'telecom.hints.country',
    input: 'country',
  },
  { name: 'access_code', label: 'telecom.fields.access_code', input: 'text' },
  {
    name: 'sub_second',
    label: 'telecom.fields.sub_second',
    input: 'select',
    options: [
      { value: 'ceil', label: 'telecom.options.ceil' },
      { value: 'truncate', label: 'telecom.options.truncate' },
    ],
  },
  { name: 'maximum_seconds', label: 'telecom.fields.maximum_seconds', input: 'integer' },
  {
    name: 'encoding',
    label: 'telecom.fields.encoding',
    input: 'select',
    options: [
      { value: 'utf-8', label: 'telecom.options.utf_8' },
      { value: 'windows-1252', label: 'telecom.options.windows_1252' },
    ],
  },
]

export interface SenderReaders {
  readonly numbers: NumberReader
  readonly times: TimeReader
}

export function senderReaders(
  options: SenderOptions,
  dateFormats: readonly string[] = []
): SenderReaders {
  return {
    numbers: createNumberReader({ country: options.country, accessCode: options.access_code }),
    times: createTimeReader({ dateFormats, zone: options.zone, offset: options.offset }),
  }
}
