import fc from 'fast-check'
import { test } from '@japa/runner'
import { formatRational, parseRational, sumRational } from '#sdk/decimal'
import { sumOfSteps } from '#sdk/explanation'
import { NO_ACCUMULATORS } from '#sdk/rating'
import { collectTargets } from '#sdk/testing'
import { graduatedRule } from '#plugins/standard/rating/graduated'
import { volumeRule } from '#plugins/standard/rating/volume'
import type { TierTerms } from '#plugins/standard/rating/tier_terms'
import { usageContext, usageGroup } from '#plugins/standard/tests/rating_samples'

const price = fc
  .tuple(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([units, scale]) => formatRational(parseRational(`${units}/${10 ** scale}`)))

const terms: fc.Arbitrary<TierTerms> = fc.record({
  unit_quantity: fc.constantFrom(1, 7, 60, 1_024),
  unit_rounding: fc.constantFrom(
    'none' as const,
    'up' as const,
    'down' as const,
    'half_up' as const
  ),
  unit_step: fc.constantFrom('1', '10'),
  negative_total: fc.constantFrom('credit' as const, 'zero' as const),
  zero_usage_pays_flat: fc.constant(false),
  tiers: fc
    .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 3 }), fc.array(price))
    .map(([bounds, prices]) =>
      [...bounds.sort((left, right) => left - right).map(String), null].map((up_to, index) => ({
        up_to,
        unit_price: prices[index] ?? '0.5',
        flat_fee: prices[index + 3] ?? '0',
      }))
    ),
})

test.group('Standard rating rules | whatever the terms', () => {
  for (const rule of [graduatedRule, volumeRule]) {
    test(`${rule.code}: steps and items both add up to the target`, ({ assert }) => {
      const quantities = fc.array(fc.integer({ min: -500, max: 20_000 }), { maxLength: 12 })
      fc.assert(
        fc.property(terms, quantities, (given, events) => {
          const rater = rule.compile(given, undefined, usageContext)
          const group = usageGroup(...events)
          const { amount } = collectTargets(rater, group).targets[0]
          const { steps, items } = rater.explain(group, NO_ACCUMULATORS, 0)
          assert.equal(formatRational(sumOfSteps(steps)), amount)
          const itemised = sumRational(items.map((item) => parseRational(item.amount)))
          assert.equal(formatRational(itemised), amount)
        })
      )
    })
  }
})
