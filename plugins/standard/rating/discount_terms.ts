import vine from '@vinejs/vine'
import { decimalText, type FormField } from '#sdk/schema'
import {
  appliedTermsFields,
  appliedTermsSchema,
  type AppliedTerms,
} from '#plugins/standard/rating/applied_terms'
import { PARTIAL_PERIODS, type PartialPeriod } from '#plugins/standard/rating/billed_lines'

export const DISCOUNT_KINDS = ['fixed', 'percent'] as const
export const TAKEN_OFF = ['together', 'line'] as const
export const RESTS = ['lapses', 'carried'] as const

export interface DiscountTerms extends AppliedTerms {
  kind: (typeof DISCOUNT_KINDS)[number]
  /** Fixed: off each period, or off each line of it, in major units. */
  amount?: string
  /** Percent: 0 to 100. */
  percent?: string
  /** Off the charges together, or off each by itself. */
  taken_off: (typeof TAKEN_OFF)[number]
  /** What a period counts that is not whole. */
  partial: PartialPeriod
  /** Only the first so many periods; all when it is left out. */
  periods?: number
  /** What becomes of a fixed amount that the charges of a period do not use up. */
  rest: (typeof RESTS)[number]
}

const MAXIMUM_PERIODS = 600

/** The field belongs to one kind, and is needed there. */
const neededFor = vine.createRule(
  (value, { kind }: { kind: string }, field) => {
    const isMeant = (field.parent as DiscountTerms).kind === kind
    const isGiven = value !== undefined && value !== null
    if (isMeant === isGiven) return
    const text = isMeant ? `is needed for ${kind}` : `is for ${kind} only: leave it out`
    field.report(`The {{ field }} field ${text}`, 'discount_kind', field)
  },
  { implicit: true }
)

const carriedFits = vine.createRule((value, _options, field) => {
  const { kind, taken_off: takenOff } = field.parent as DiscountTerms
  if (value !== 'carried' || (kind === 'fixed' && takenOff === 'together')) return
  const text = 'The {{ field }} field is carried only for a fixed amount off all charges together'
  field.report(text, 'discount_rest', field)
})

export const discountTermsSchema = {
  kind: vine.enum(DISCOUNT_KINDS),
  amount: decimalText({ above: '0' })
    .optional()
    .use(neededFor({ kind: 'fixed' })),
  percent: decimalText({ above: '0', maximum: '100' })
    .optional()
    .use(neededFor({ kind: 'percent' })),
  ...appliedTermsSchema,
  taken_off: vine.enum(TAKEN_OFF),
  partial: vine.enum(PARTIAL_PERIODS),
  periods: vine.number().withoutDecimals().min(1).max(MAXIMUM_PERIODS).optional(),
  rest: vine.enum(RESTS).use(carriedFits()),
}

const select = (name: string, values: readonly string[]): FormField => ({
  name,
  label: `standard.fields.discount_${name}`,
  input: 'select',
  required: true,
  options: values.map((value) => ({ value, label: `standard.discount_${name}.${value}` })),
})

export const discountTermsFields: readonly FormField[] = [
  select('kind', DISCOUNT_KINDS),
  {
    name: 'amount',
    label: 'standard.fields.discount_amount',
    input: 'money',
    when: { field: 'kind', values: ['fixed'] },
  },
  {
    name: 'percent',
    label: 'standard.fields.percent',
    input: 'decimal',
    when: { field: 'kind', values: ['percent'] },
  },
  ...appliedTermsFields,
  select('taken_off', TAKEN_OFF),
  { ...select('partial', PARTIAL_PERIODS), hint: 'standard.hints.discount_partial' },
  {
    name: 'periods',
    label: 'standard.fields.discount_periods',
    hint: 'standard.hints.discount_periods',
    input: 'integer',
  },
  { ...select('rest', RESTS), hint: 'standard.hints.discount_rest' },
]
