import vine from '@vinejs/vine'
import {
  addRational,
  compareRational,
  multiplyRational,
  parseRational,
  subtractRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { JsonObject } from '#sdk/json'
import type { Priced } from '#sdk/pricing'
import type { RatingRule } from '#sdk/rating'
import { aggregationOwner } from '#plugins/standard/rating/aggregation_terms'
import { capacityRater } from '#plugins/standard/rating/capacity_rater'
import {
  capacityTermsFields,
  capacityTermsSchema,
  compileSteps,
  type CapacityTerms,
} from '#plugins/standard/rating/capacity_terms'
import { describeCounting } from '#plugins/standard/rating/describe_counting'
import { capacityGolden } from '#plugins/standard/rating/golden/capacity'

/**
 * Reserved capacity: the price of the step that the peak or level reaches, for the time due, and a
 * price per unit for what lies above the last step. The first step is due without any use.
 */
export const capacityRule: RatingRule<CapacityTerms, undefined> = {
  code: 'standard.capacity',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: capacityGolden,
  terms: { validator: vine.create(capacityTermsSchema), fields: capacityTermsFields },
  stateOwner: aggregationOwner,
  compile: (terms, _facts, context) => capacityRater(terms, pricingOf(terms), context),
  describe: describeCapacity,
}

/** Part 0 is the step, with its price as a fee; part 1 what lies above the last one. */
function pricingOf(terms: CapacityTerms): (units: Rational) => Priced {
  const steps = compileSteps(terms)
  const overage = parseRational(terms.overage_price)
  const last = steps[steps.length - 1]
  return (units) => {
    const index = steps.findIndex(({ upTo }) => compareRational(units, upTo) <= 0)
    const { price } = index === -1 ? last : steps[index]
    const tier = index === -1 ? steps.length - 1 : index
    const reserved = { tier, quantity: ZERO, unit: ZERO, flat: price, amount: price }
    if (index !== -1) return { amount: price, parts: [reserved] }
    const quantity = subtractRational(units, last.upTo)
    const amount = multiplyRational(quantity, overage)
    const above = { tier: steps.length, quantity, unit: overage, flat: ZERO, amount }
    return { amount: addRational(price, amount), parts: [reserved, above] }
  }
}

function describeCapacity(terms: CapacityTerms, currency: string) {
  const words: { key: string; values?: JsonObject }[] = terms.steps.map((step) => ({
    key: 'standard.describe.capacity_step',
    values: { up_to: step.up_to, price: step.price, currency },
  }))
  const { overage_price: price } = terms
  words.push({ key: 'standard.describe.overage', values: { price, currency } })
  return [...words, ...describeCounting(terms)]
}
