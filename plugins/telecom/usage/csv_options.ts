import vine from '@vinejs/vine'
import type { FormField, FormSchema } from '#sdk/schema'
import { CSV_ROLES, type CsvRole } from './csv_columns.js'
import {
  SENDER_DEFAULTS,
  SENDER_FIELDS,
  senderProperties,
  type SenderOptions,
} from './sender_options.js'

export type UsageType = 'voice' | 'sms' | 'data'

/**
 * How a CSV file is laid out. A column is named by its heading or by its number counted from 1;
 * null: it is found by the usual names. `column_count` is what every row must have, null: as the
 * first line has.
 */
export interface CsvOptions extends SenderOptions {
  readonly delimiter: 'auto' | ',' | ';' | '\t' | '|'
  readonly header: boolean
  readonly columns: { readonly [role in CsvRole]: string | null }
  readonly column_count: number | null
  readonly date_formats: readonly string[]
  readonly voice_unit: 's' | 'ms' | 'min'
  readonly data_unit: 'byte' | 'kb' | 'kib' | 'mb' | 'mib'
  /** What a record is when no column says it. */
  readonly default_type: UsageType
}

export const CSV_DEFAULTS: CsvOptions = Object.freeze({
  ...SENDER_DEFAULTS,
  delimiter: 'auto',
  header: true,
  columns: Object.freeze({
    origin_id: null,
    type: null,
    caller: null,
    called: null,
    start: null,
    end: null,
    quantity: null,
  }),
  column_count: null,
  date_formats: Object.freeze([]),
  voice_unit: 's',
  data_unit: 'byte',
  default_type: 'voice',
})

const column = () => vine.string().maxLength(64).nullable()

const validator = vine.create(
  vine.object({
    ...senderProperties(),
    delimiter: vine.enum(['auto', ',', ';', '\t', '|'] as const),
    header: vine.boolean(),
    columns: vine.object({
      origin_id: column(),
      type: column(),
      caller: column(),
      called: column(),
      start: column(),
      end: column(),
      quantity: column(),
    }),
    column_count: vine.number().withoutDecimals().min(2).max(500).nullable(),
    date_formats: vine.array(vine.string().maxLength(40)).maxLength(10),
    voice_unit: vine.enum(['s', 'ms', 'min'] as const),
    data_unit: vine.enum(['byte', 'kb', 'kib', 'mb', 'mib'] as const),
    default_type: vine.enum(['voice', 'sms', 'data'] as const),
  })
)

const select = (name: string, values: readonly string[]): FormField => ({
  name,
  label: `telecom.fields.${name}`,
  input: 'select',
  options: values.map((value) => ({ value, label: `telecom.options.${name}.${value}` })),
})

export const csvOptions: FormSchema<CsvOptions> = {
  validator,
  fields: [
    {
      name: 'delimiter',
      label: 'telecom.fields.delimiter',
      input: 'select',
      options: [
        { value: 'auto', label: 'telecom.options.delimiter.auto' },
        { value: ',', label: 'telecom.options.delimiter.comma' },
        { value: ';', label: 'telecom.options.delimiter.semicolon' },
        { value: '\t', label: 'telecom.options.delimiter.tab' },
        { value: '|', label: 'telecom.options.delimiter.bar' },
      ],
    },
    { name: 'header', label: 'telecom.fields.header', input: 'switch' },
    ...CSV_ROLES.map((role): FormField => ({
      name: `columns.${role}`,
      label: `telecom.fields.columns.${role}`,
      hint: 'telecom.hints.column',
      input: 'text',
    })),
    {
      name: 'date_formats',
      label: 'telecom.fields.date_formats',
      hint: 'telecom.hints.date_formats',
      input: 'list',
      fields: [{ name: 'pattern', label: 'telecom.fields.pattern', input: 'text' }],
    },
    select('voice_unit', ['s', 'ms', 'min']),
    select('data_unit', ['byte', 'kb', 'kib', 'mb', 'mib']),
    select('default_type', ['voice', 'sms', 'data']),
    ...SENDER_FIELDS,
  ],
}
