import vine from '@vinejs/vine'
import { compareDecimal, parseDecimal } from '#sdk/decimal'
import { decimalText, type FormField } from '#sdk/schema'
import { attributeName } from '#plugins/standard/rating/term_checks'

/** Where an event says how much money it is about. */
export interface EventAmountTerms {
  /** Attribute with an exact decimal; the event's quantity when it is left out. */
  value_attribute?: string
  /** Base units of that value in one major unit of money: 100 for cents. */
  unit_quantity: number
}

export interface PercentageTerms extends EventAmountTerms {
  /** Percent of the amount of each event. */
  rate_percent: string
  /** Paid for each event beside the percentage, in major units. */
  fixed_fee: string
  /** First events of a period that cost nothing; with `free_amount` only while that lasts too. */
  free_events: number | null
  /** First amount of a period of which no percentage is taken, in major units. */
  free_amount: string | null
  /** What an event that is not free costs at least and at most, fixed fee included. */
  minimum_fee: string | null
  maximum_fee: string | null
}

export const eventAmountSchema = {
  value_attribute: attributeName().optional(),
  unit_quantity: vine.number().withoutDecimals().min(1).max(1_000_000_000_000),
}

export const eventAmountFields: readonly FormField[] = [
  {
    name: 'value_attribute',
    label: 'standard.fields.value_attribute',
    hint: 'standard.hints.value_attribute',
    input: 'text',
  },
  {
    name: 'unit_quantity',
    label: 'standard.fields.money_quantity',
    hint: 'standard.hints.money_quantity',
    input: 'integer',
    required: true,
  },
]

/** A most below a least would leave no fee that is right. */
const notBelow = vine.createRule((value: unknown, other: string, context) => {
  const least = (context.parent as Record<string, unknown>)[other]
  if (typeof value !== 'string' || typeof least !== 'string') return
  try {
    if (compareDecimal(parseDecimal(value.trim()), parseDecimal(least.trim())) >= 0) return
  } catch {
    return // What is no decimal is reported at its own field.
  }
  context.report(`The {{ field }} field must not be below ${other}`, 'not_below', context)
})

export const percentageTermsSchema = {
  ...eventAmountSchema,
  rate_percent: decimalText({ minimum: '0' }),
  fixed_fee: decimalText({ minimum: '0' }),
  free_events: vine.number().withoutDecimals().min(1).max(1_000_000_000).nullable(),
  free_amount: decimalText({ above: '0' }).nullable(),
  minimum_fee: decimalText({ minimum: '0' }).nullable(),
  maximum_fee: decimalText({ minimum: '0' }).use(notBelow('minimum_fee')).nullable(),
}

const money = (name: string, isRequired: boolean): FormField => ({
  name,
  label: `standard.fields.${name}`,
  hint: `standard.hints.${name}`,
  input: 'money',
  required: isRequired,
})

export const percentageTermsFields: readonly FormField[] = [
  {
    name: 'rate_percent',
    label: 'standard.fields.rate_percent',
    input: 'decimal',
    required: true,
  },
  ...eventAmountFields,
  money('fixed_fee', true),
  {
    name: 'free_events',
    label: 'standard.fields.free_events',
    hint: 'standard.hints.free_events',
    input: 'integer',
  },
  money('free_amount', false),
  money('minimum_fee', false),
  money('maximum_fee', false),
]
