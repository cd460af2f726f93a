import vine from '@vinejs/vine'
import { decimalText, type FormField } from '#sdk/schema'
import { dateText, fromField, risingDates } from '#plugins/standard/rating/dated_rows'
import { unitQuantityField } from '#plugins/standard/rating/unit_terms'

export interface RateRow {
  from: string | null
  percent: string
}

/** Of the rate, for a day on which a debt is so many days late: the day after it fell due is 1. */
export interface LateStep {
  up_to: number | null
  /** '1/300' or '0.5'. */
  share: string
}

/** Days, both inclusive, on which nothing accrues; they count as days late. */
export interface PauseRow {
  from: string
  to: string
}

export interface PenaltyTerms {
  /** Base units in one unit of money: 100 when events count cents. */
  unit_quantity: number
  rates: RateRow[]
  /** Percent that counts at most, whatever the rate says. */
  rate_maximum: string | null
  steps: LateStep[]
  pauses: PauseRow[]
  /** What a debt costs at most in all, in percent of the most that it was. */
  maximum_percent: string | null
}

const MAXIMUM_ROWS = 200
const SHARE = /^[0-9]{1,9}(\.[0-9]{1,9})?$|^[0-9]{1,9}\/[1-9][0-9]{0,8}$/

const risingDays = vine.createRule((value: unknown, _options: undefined, field) => {
  if (!Array.isArray(value)) return
  const days = value.map((row) => (row as LateStep | null)?.up_to ?? null)
  const isOpen = days.at(-1) === null
  const rises = days
    .slice(0, -1)
    .every((day, index) => day !== null && day > (days[index - 1] ?? 0))
  if (isOpen && rises) return
  field.report(
    'The steps of the {{ field }} field must rise, and only the last be open',
    'steps',
    field
  )
})

const wholePause = vine.createRule((value: unknown, _options: undefined, field) => {
  const row = value as PauseRow | null
  if (typeof row?.from !== 'string' || typeof row.to !== 'string' || row.from <= row.to) return
  field.report('The {{ field }} field must end on its first day or later', 'pause', field)
})

export const penaltyTermsSchema = {
  unit_quantity: vine.number().withoutDecimals().min(1).max(Number.MAX_SAFE_INTEGER),
  rates: vine
    .array(vine.object({ from: dateText().nullable(), percent: decimalText({ minimum: '0' }) }))
    .minLength(1)
    .maxLength(MAXIMUM_ROWS)
    .use(risingDates()),
  rate_maximum: decimalText({ minimum: '0' }).nullable(),
  steps: vine
    .array(
      vine.object({
        up_to: vine.number().withoutDecimals().min(1).max(36_500).nullable(),
        share: vine.string().trim().regex(SHARE),
      })
    )
    .minLength(1)
    .maxLength(MAXIMUM_ROWS)
    .use(risingDays()),
  pauses: vine
    .array(vine.object({ from: dateText(), to: dateText() }).use(wholePause()))
    .maxLength(MAXIMUM_ROWS),
  maximum_percent: decimalText({ above: '0' }).nullable(),
}

const list = (name: string, fields: readonly FormField[], required: boolean): FormField => ({
  ...{ name, label: `standard.fields.${name}`, input: 'list', required, fields },
})

export const penaltyTermsFields: readonly FormField[] = [
  { ...unitQuantityField, hint: 'standard.hints.money_quantity' },
  list(
    'rates',
    [
      fromField,
      { name: 'percent', label: 'standard.fields.percent', input: 'decimal', required: true },
    ],
    true
  ),
  { name: 'rate_maximum', label: 'standard.fields.rate_maximum', input: 'decimal' },
  {
    ...list(
      'steps',
      [
        { name: 'up_to', label: 'standard.fields.late_up_to', input: 'integer' },
        {
          name: 'share',
          label: 'standard.fields.rate_share',
          hint: 'standard.hints.rate_share',
          input: 'text',
          required: true,
        },
      ],
      true
    ),
    label: 'standard.fields.late_steps',
    hint: 'standard.hints.late_steps',
  },
  list(
    'pauses',
    [
      { name: 'from', label: 'standard.fields.pause_from', input: 'date', required: true },
      { name: 'to', label: 'standard.fields.pause_to', input: 'date', required: true },
    ],
    false
  ),
  {
    name: 'maximum_percent',
    label: 'standard.fields.maximum_percent',
    hint: 'standard.hints.maximum_percent',
    input: 'decimal',
  },
]
