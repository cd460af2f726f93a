import {
  addRational,
  formatRational,
  multiplyRational,
  rational,
  type Rational,
} from '#sdk/decimal'
import type { Explanation } from '#sdk/explanation'
import type { Priced } from '#sdk/pricing'
import type { CompileContext, ObligationInput, Rater } from '#sdk/rating'
import { compileAggregator } from '#plugins/standard/rating/aggregate_events'
import type { CapacityTerms } from '#plugins/standard/rating/capacity_terms'
import { measuredSteps, pricedSteps } from '#plugins/standard/rating/explain_quantity'
import { itemsBetween } from '#plugins/standard/rating/itemise'
import { prorate } from '#plugins/standard/rating/proration'
import { displayOf, quantityPricer } from '#plugins/standard/rating/quantity_rater'
import { wholeOf } from '#plugins/standard/rating/unit_terms'

/** What is reserved is paid for the time due; what was used above it is paid as it was used. */
export function capacityRater(
  given: CapacityTerms,
  price: (units: Rational) => Priced,
  context: CompileContext
): Rater {
  const terms = { ...given, negative_total: 'zero' } as const
  const usage = context.metrics.length > 0
  const aggregator = compileAggregator(terms, context)
  const priceOf = quantityPricer(terms, { price })
  const dueOf = ({ parts: [reserved, above] }: Priced, { fraction }: ObligationInput): Rational => {
    const due = multiplyRational(reserved.amount, fraction)
    if (above === undefined) return due
    return addRational(due, usage ? above.amount : multiplyRational(above.amount, fraction))
  }
  const subscribed = ({ quantity }: ObligationInput) => ({
    quantity: rational(BigInt(quantity)),
    events: 0,
  })
  return {
    rate(group, state, out) {
      const measured = usage
        ? aggregator.measure(group, state, out)
        : group.obligations.map(subscribed)
      for (const [index, one] of measured.entries()) {
        const result = priceOf(one)
        out.target(index, {
          amount: dueOf(result.priced, group.obligations[index]),
          quantity: wholeOf(result.measured),
          billedQuantity: result.billedQuantity,
          events: result.events,
          display: displayOf(result),
        })
      }
      return usage ? aggregator.closing(group, state) : state
    },
    explain(group, state, obligation): Explanation {
      const input = group.obligations[obligation]
      const measured = usage ? aggregator.measure(group, state)[obligation] : subscribed(input)
      const result = priceOf(measured)
      const running = usage ? aggregator.running(group, state, obligation) : null
      const [reserved, above] = result.priced.parts
      const sign = { negative: false, currency: group.currency }
      const reached = (quantity: Rational) => {
        const { priced, billedQuantity } = priceOf({ quantity, events: 0 })
        return { amount: dueOf(priced, input), billedQuantity }
      }
      const step = {
        key: 'standard.explain.capacity_step',
        values: {
          up_to: terms.steps[reserved.tier].up_to,
          price: formatRational(reserved.amount),
          currency: group.currency,
        },
        amount: formatRational(reserved.amount),
      }
      const over = above === undefined ? [] : pricedSteps(above, sign)
      const steps = usage
        ? [step, ...prorate(reserved.amount, input), ...over]
        : [step, ...over, ...prorate(result.whole, input)]
      return {
        obligation,
        steps: [...measuredSteps({ result, terms, running }), ...steps],
        items:
          running === null
            ? []
            : itemsBetween(
                group.timeZone,
                reached(running.opening),
                running.events.map(({ event, quantity }) => ({ event, reached: reached(quantity) }))
              ),
      }
    },
  }
}
