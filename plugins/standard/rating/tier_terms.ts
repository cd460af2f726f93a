import vine from '@vinejs/vine'
import { compareRational, parseRational } from '#sdk/decimal'
import type { Tier } from '#sdk/pricing'
import { decimalText, type FormField } from '#sdk/schema'
import {
  unitTermsFields,
  unitTermsSchema,
  type UnitTerms,
} from '#plugins/standard/rating/unit_terms'

export interface TierRow {
  /** Last quantity of the tier in priced units, inclusive; null in the last tier. */
  up_to: string | null
  unit_price: string
  /** Paid once when the tier is entered. */
  flat_fee: string
}

export interface TierTerms extends UnitTerms {
  tiers: TierRow[]
  zero_usage_pays_flat: boolean
}

export const MAXIMUM_TIERS = 100

/** Tiers must rise, and the last must be open. */
export function risingTiers() {
  return vine.createRule((value: unknown, _options: undefined, field) => {
    const found = Array.isArray(value) ? findTierProblem(value) : null
    if (found === null) return
    const path = `${field.getFieldPath()}.${found.index}.up_to`
    field.report(found.problem, 'tiers', { ...field, name: 'up_to', getFieldPath: () => path })
  })()
}

export const tierListSchema = vine
  .array(
    vine.object({
      up_to: decimalText({ above: '0' }).nullable(),
      unit_price: decimalText({ minimum: '0' }),
      flat_fee: decimalText({ minimum: '0' }),
    })
  )
  .minLength(1)
  .maxLength(MAXIMUM_TIERS)
  .use(risingTiers())

export const tierTermsSchema = {
  ...unitTermsSchema,
  tiers: tierListSchema,
  zero_usage_pays_flat: vine.boolean(),
}

export const tierListField: FormField = {
  name: 'tiers',
  label: 'standard.fields.tiers',
  hint: 'standard.hints.tiers',
  input: 'list',
  required: true,
  fields: [
    { name: 'up_to', label: 'standard.fields.up_to', input: 'decimal' },
    { name: 'unit_price', label: 'standard.fields.unit_price', input: 'money', required: true },
    { name: 'flat_fee', label: 'standard.fields.flat_fee', input: 'money', required: true },
  ],
}

export const tierTermsFields: readonly FormField[] = [
  tierListField,
  {
    name: 'zero_usage_pays_flat',
    label: 'standard.fields.zero_usage_pays_flat',
    input: 'switch',
    required: true,
  },
  ...unitTermsFields,
]

export function compileTiers(rows: readonly TierRow[]): Tier[] {
  return rows.map((row) => ({
    upTo: row.up_to === null ? null : parseRational(row.up_to),
    unit: parseRational(row.unit_price),
    flat: parseRational(row.flat_fee),
  }))
}

/** Tiers must rise and the last must be open, so that every quantity has a price. */
function findTierProblem(
  rows: readonly Partial<Pick<TierRow, 'up_to'>>[]
): { readonly index: number; readonly problem: string } | null {
  let previous = parseRational('0')
  for (let index = 0; index < rows.length; index++) {
    const bound = rows[index]?.up_to
    const isLast = index === rows.length - 1
    if (isLast !== (bound === null)) {
      const problem = isLast ? 'The last tier must be open' : 'Only the last tier may be open'
      return { index, problem }
    }
    if (typeof bound !== 'string') continue
    const upTo = readBound(bound)
    if (upTo === null) return null
    if (upTo.numerator * previous.denominator <= previous.numerator * upTo.denominator) {
      return { index, problem: 'Each tier must end above the one before it' }
    }
    previous = upTo
  }
  return null
}

/** Bounded steps, each above the one before it. */
export function risingSteps() {
  return vine.createRule((value: unknown, _options: undefined, field) => {
    if (!Array.isArray(value)) return
    const bounds = value.map((row) => readBound(String(row?.up_to)))
    const falls = bounds.some((bound, index) => {
      const before = index === 0 ? null : bounds[index - 1]
      return bound !== null && before !== null && compareRational(bound, before) <= 0
    })
    if (falls) {
      field.report(
        'Each step of the {{ field }} field must hold more than the one before',
        'steps',
        field
      )
    }
  })()
}

/** A bound that is no decimal above zero is reported at its own field. */
function readBound(text: string): ReturnType<typeof parseRational> | null {
  try {
    const bound = parseRational(text)
    return bound.numerator > 0n ? bound : null
  } catch {
    return null
  }
}
