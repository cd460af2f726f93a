import vine from '@vinejs/vine'
import {
  addRational,
  divideRational,
  formatRational,
  isZeroRational,
  multiplyRational,
  parseRational,
  rational,
  roundRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ObligationInput, Rater, RatingRule } from '#sdk/rating'
import { decimalText, type FormField } from '#sdk/schema'
import { addDays, addMonths, daysBetween } from '#sdk/time'
import {
  changesOf,
  cutDays,
  dateText,
  fromField,
  risingDates,
  rowOn,
} from '#plugins/standard/rating/dated_rows'
import { describeTiers } from '#plugins/standard/rating/describe_tiers'
import {
  assertSource,
  piecesOf,
  sourceReads,
  sourceTermsFields,
  sourceTermsSchema,
  unitsOf,
  usedIn,
  type Piece,
  type SourceTerms,
} from '#plugins/standard/rating/source_terms'
import { pricedSigned, spreadPieces } from '#plugins/standard/rating/spread_pieces'
import {
  compileTiers,
  tierListField,
  tierListSchema,
  type TierRow,
} from '#plugins/standard/rating/tier_terms'
import { timeSplitGolden } from '#plugins/standard/rating/golden/time_split'

/** By what was measured on each day, by days, or by weights of the months. */
const SPLITS = ['measured', 'days', 'weights'] as const

export interface TimeSplitTerms extends SourceTerms {
  prices: { from: string | null; tiers: TierRow[] }[]
  split_by: (typeof SPLITS)[number]
  /** Of January to December; a day has its share of its month. Only with `weights`. */
  weights: string[]
  /** Digits of the units of each part but the last, which gets the rest; null splits exactly. */
  decimals: number | null
}

const twelve = vine.createRule((value: unknown, _options: undefined, field) => {
  const { parent } = field as unknown as { parent: Record<string, unknown> }
  if (!Array.isArray(value)) return
  const isNeeded = parent.split_by === 'weights'
  const isSome = value.some((weight) => weight !== '0')
  if (isNeeded ? value.length === 12 && isSome : value.length === 0) return
  const problem = isNeeded ? 'needs twelve weights, not all of them zero' : 'is for weights only'
  field.report(`The {{ field }} field ${problem}`, 'weights', field)
})

const fields: readonly FormField[] = [
  ...sourceTermsFields,
  {
    ...{ name: 'prices', label: 'standard.fields.dated_prices', input: 'list', required: true },
    fields: [fromField, tierListField],
  },
  {
    ...{ name: 'split_by', label: 'standard.fields.split_by', input: 'select', required: true },
    options: SPLITS.map((value) => ({ value, label: `standard.splits.${value}` })),
  },
  {
    ...{ name: 'weights', label: 'standard.fields.weights', input: 'values' },
    fields: [{ name: 'weight', label: 'standard.fields.weight', input: 'decimal' }],
    when: { field: 'split_by', values: ['weights'] },
  },
  {
    ...{ name: 'decimals', label: 'standard.fields.decimals', input: 'integer' },
    hint: 'standard.hints.decimals',
  },
]

/**
 * A price that changes within a period. What was used is split where it changes; the parts add up to
 * the whole, because the last one gets what the others leave.
 */
export const timeSplitRule: RatingRule<TimeSplitTerms, undefined> = {
  code: 'standard.time_split',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: timeSplitGolden,
  terms: {
    validator: vine.create({
      ...sourceTermsSchema,
      prices: vine
        .array(vine.object({ from: dateText().nullable(), tiers: tierListSchema }))
        .minLength(1)
        .maxLength(100)
        .use(risingDates()),
      split_by: vine.enum(SPLITS),
      weights: vine
        .array(decimalText({ minimum: '0' }))
        .maxLength(12)
        .use(twelve()),
      decimals: vine.number().withoutDecimals().min(0).max(12).nullable(),
    }),
    fields,
  },
  reads: sourceReads,
  compile(terms, _facts, context) {
    assertSource('standard.time_split', terms, context)
    return compileSplit(terms)
  },
  describe: (terms, currency) => [
    { key: `standard.describe.split_${terms.split_by}` },
    ...terms.prices.flatMap(({ from, tiers }) => [
      { key: `standard.describe.price${from === null ? '' : '_from'}`, values: { from } },
      ...describeTiers('', { tiers, unit_quantity: 1 }, currency).slice(1),
    ]),
  ],
}

interface Part {
  readonly startsOn: string
  readonly units: Rational
}

function compileSplit(terms: TimeSplitTerms): Rater {
  const prices = terms.prices.map(({ from, tiers }) => ({ from, tiers: compileTiers(tiers) }))
  const pricedParts = (obligation: ObligationInput, pieces: readonly Piece[], currency: string) =>
    splitParts(terms, obligation, pieces).map((part) => ({
      ...part,
      ...pricedSigned(part.units, rowOn(prices, part.startsOn).tiers, currency),
    }))
  return {
    rate(group, state, out) {
      const used = usedIn(group)
      for (const [index, pieces] of piecesOf(terms, group).entries()) {
        const parts = pricedParts(group.obligations[index], pieces, group.currency)
        const amount = sumRational(parts.map((part) => part.amount))
        const display = {
          parts: parts.map((part) => ({
            starts_on: part.startsOn,
            units: formatRational(part.units),
            amount: formatRational(part.amount),
          })),
        }
        out.target(index, { amount, ...used[index], billedQuantity: 0, display })
      }
      return state
    },
    explain(group, _state, obligation) {
      const pieces = piecesOf(terms, group)[obligation]
      const parts = pricedParts(group.obligations[obligation], pieces, group.currency)
      const steps = parts.map(({ startsOn, units, amount, steps: children }) => ({
        key: 'standard.explain.split_part',
        values: { starts_on: startsOn, units: formatRational(units) },
        amount: formatRational(amount),
        children,
      }))
      return { obligation, steps, items: [] }
    },
  }
}

function splitParts(
  terms: TimeSplitTerms,
  obligation: ObligationInput,
  pieces: readonly Piece[]
): Part[] {
  const cuts = cutDays(changesOf(terms.prices), obligation)
  const exact = sharesOf(terms, obligation, pieces, cuts)
  const { decimals } = terms
  if (decimals === null) return exact.map((units, index) => ({ startsOn: cuts[index], units }))
  let left = sumRational(exact)
  return exact.map((share, index) => {
    const isLast = index === exact.length - 1
    const units = isLast ? left : roundRational(share, decimals, 'half_up')
    left = subtractRational(left, units)
    return { startsOn: cuts[index], units }
  })
}

function sharesOf(
  { split_by: by, weights }: TimeSplitTerms,
  obligation: ObligationInput,
  pieces: readonly Piece[],
  cuts: readonly string[]
): Rational[] {
  if (by === 'measured') return spreadPieces(pieces, cuts)
  const spans = cuts.map((from, index) => ({ from, to: cuts[index + 1] ?? obligation.endsOn }))
  const days = spans.map(({ from, to }) => rational(BigInt(daysBetween(from, to))))
  const weighed = by === 'days' ? days : spans.map(({ from, to }) => weightOf(weights, from, to))
  // Days without any weight, a summer without heating, are split as days.
  const shares = isZeroRational(sumRational(weighed)) ? days : weighed
  const whole = divideRational(unitsOf(pieces), sumRational(shares))
  return shares.map((share) => multiplyRational(whole, share))
}

function weightOf(weights: readonly string[], from: string, to: string): Rational {
  let sum = ZERO
  for (let day = from; day < to;) {
    const first = addDays(day, 1 - Number(day.slice(8)))
    const next = addMonths(first, 1)
    const last = next < to ? next : to
    const share = rational(BigInt(daysBetween(day, last)), BigInt(daysBetween(first, next)))
    const weight = parseRational(weights[Number(day.slice(5, 7)) - 1])
    sum = addRational(sum, multiplyRational(weight, share))
    day = last
  }
  return sum
}
