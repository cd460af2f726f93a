import vine from '@vinejs/vine'
import { KernelError } from '#kernel/errors'
import { canonicalJson } from '#kernel/canonical_json'

/** Date, time and zone: without a zone a local time may name no instant, or two. */
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/

const instantRule = vine.createRule(
  (value: unknown, _: undefined, field) => {
    const text = String(value)
    // Parsing moves the 31st of February into March; the date it names must come back.
    const day = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
    const isDay = !Number.isNaN(day) && new Date(day).toISOString().startsWith(text.slice(0, 10))
    if (!ISO_INSTANT.test(text) || !isDay || Number.isNaN(Date.parse(text))) {
      field.report(
        'The {{ field }} field must be an instant such as 2026-11-01T10:00:00Z',
        'instant',
        field
      )
    }
  },
  { toJSONSchema: (schema) => Object.assign(schema, { format: 'date-time' }) }
)

const wholeRule = vine.createRule(
  (value: unknown, _: undefined, field) => {
    if (!Number.isSafeInteger(value) || (value as number) < 0) {
      field.report(
        'The {{ field }} field must be a whole number from 0 to 2^53 - 1',
        'whole',
        field
      )
    }
  },
  {
    toJSONSchema: (schema) =>
      Object.assign(schema, { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  }
)

const plainRule = vine.createRule((value: unknown, _: undefined, field) => {
  try {
    canonicalJson(value as never)
  } catch (error) {
    if (!(error instanceof KernelError)) throw error
    field.report(
      'The {{ field }} field may hold text, whole numbers and lists of them',
      'plain',
      field
    )
  }
})

export function instantText() {
  return vine.string().maxLength(40).use(instantRule(undefined))
}

/** Only JSON numbers: a text such as "60" may be a unit or a clock time. */
export function wholeNumber() {
  return vine.number({ strict: true }).use(wholeRule(undefined))
}

/** An object of further facts, as it may be stored as canonical JSON. */
export function plainFacts() {
  return vine.object({}).allowUnknownProperties().use(plainRule(undefined))
}
