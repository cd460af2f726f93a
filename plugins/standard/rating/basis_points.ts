import vine from '@vinejs/vine'
import {
  formatRational,
  multiplyRational,
  ONE,
  parseRational,
  rational,
  subtractRational,
  type Rational,
} from '#sdk/decimal'
import type { Explanation } from '#sdk/explanation'
import { decimalText } from '#sdk/schema'
import type { CompileContext, ObligationInput, Rater, RatingGroup, RatingRule } from '#sdk/rating'
import { compileAggregator } from '#plugins/standard/rating/aggregate_events'
import {
  aggregationOwner,
  aggregationTermsFields,
  aggregationTermsSchema,
  type AggregationTerms,
} from '#plugins/standard/rating/aggregation_terms'
import { assertUsage } from '#plugins/standard/rating/assert_usage'
import { describeCounting } from '#plugins/standard/rating/describe_counting'
import { basisPointsGolden } from '#plugins/standard/rating/golden/basis_points'
import { itemsBetween } from '#plugins/standard/rating/itemise'
import { wholeOf } from '#plugins/standard/rating/unit_terms'
import { shareOfYear, YEAR_BASES, type YearBasis } from '#plugins/standard/rating/year_basis'

export interface BasisPointsTerms extends AggregationTerms {
  /** Hundredths of a percent of the assets, for a year. */
  basis_points: string
  /** Base units in one major unit of the assets' money. */
  unit_quantity: number
  year_basis: YearBasis
}

const POINT = rational(1n, 10_000n)

/**
 * Basis points a year on assets, for the days of the obligation. What the assets are is a way of
 * counting: the latest value, the highest, or the level weighted by how long it held.
 */
export const basisPointsRule: RatingRule<BasisPointsTerms, undefined> = {
  code: 'standard.basis_points',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: basisPointsGolden,
  terms: {
    validator: vine.create({
      ...aggregationTermsSchema,
      basis_points: decimalText({ minimum: '0' }),
      unit_quantity: vine.number().withoutDecimals().min(1).max(1_000_000_000_000),
      year_basis: vine.enum(YEAR_BASES),
    }),
    fields: [
      {
        name: 'basis_points',
        label: 'standard.fields.basis_points',
        hint: 'standard.hints.basis_points',
        input: 'decimal',
        required: true,
      },
      ...aggregationTermsFields,
      {
        name: 'unit_quantity',
        label: 'standard.fields.money_quantity',
        hint: 'standard.hints.money_quantity',
        input: 'integer',
        required: true,
      },
      {
        name: 'year_basis',
        label: 'standard.fields.year_basis',
        input: 'select',
        required: true,
        options: YEAR_BASES.map((value) => ({ value, label: `standard.year_bases.${value}` })),
      },
    ],
  },
  stateOwner: aggregationOwner,
  compile: (terms, _facts, context) => basisPointsRater(terms, context),
  describe: (terms) => [
    {
      key: `standard.describe.basis_points_${terms.year_basis}`,
      values: { points: terms.basis_points },
    },
    ...describeCounting(terms),
  ],
}

function basisPointsRater(terms: BasisPointsTerms, context: CompileContext): Rater {
  assertUsage('standard.basis_points', context)
  const aggregator = compileAggregator(terms, context)
  const perBase = multiplyRational(
    multiplyRational(parseRational(terms.basis_points), POINT),
    rational(1n, BigInt(terms.unit_quantity))
  )
  const yearly = (assets: Rational) => multiplyRational(assets, perBase)
  const shareOf = (one: ObligationInput) => shareOfYear(one, terms.year_basis)
  return {
    rate(group, state, out) {
      const whole = inFull(group)
      for (const [index, { quantity, events }] of aggregator.measure(whole, state, out).entries()) {
        const amount = multiplyRational(yearly(quantity), shareOf(group.obligations[index]))
        const measured = wholeOf(quantity)
        out.target(index, { amount, quantity: measured, billedQuantity: measured, events })
      }
      return aggregator.closing(group, state)
    },
    explain(group, state, obligation): Explanation {
      const whole = inFull(group)
      const { quantity, events } = aggregator.measure(whole, state)[obligation]
      const share = shareOf(group.obligations[obligation])
      const year = yearly(quantity)
      const due = multiplyRational(year, share)
      const values = {
        assets: formatRational(
          multiplyRational(quantity, rational(1n, BigInt(terms.unit_quantity)))
        ),
        points: terms.basis_points,
        events,
        currency: group.currency,
      }
      const { opening, events: running } = aggregator.running(whole, state, obligation)
      const reached = (assets: Rational) => ({
        amount: multiplyRational(yearly(assets), share),
        billedQuantity: wholeOf(assets),
      })
      return {
        obligation,
        steps: [
          { key: 'standard.explain.basis_points', values, amount: formatRational(year) },
          {
            key: 'standard.explain.share_of_year',
            values: { share: formatRational(share) },
            amount: formatRational(subtractRational(due, year)),
          },
        ],
        items: itemsBetween(
          group.timeZone,
          reached(opening),
          running.map((one) => ({ event: one.event, reached: reached(one.quantity) }))
        ),
      }
    },
  }
}

/** The year's basis alone prorates: a level is weighted over the obligation, not the period. */
function inFull(group: RatingGroup): RatingGroup {
  const obligations = group.obligations.map((one) => ({ ...one, fraction: ONE }))
  return { ...group, obligations }
}
