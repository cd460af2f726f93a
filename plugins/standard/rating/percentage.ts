import vine from '@vinejs/vine'
import { rational } from '#sdk/decimal'
import type { Rater, RatingGroup, RatingRule, RatingSink, Accumulators } from '#sdk/rating'
import { assertUsage } from '#plugins/standard/rating/assert_usage'
import { percentageGolden } from '#plugins/standard/rating/golden/percentage'
import { describePercentage, explainPercentage } from '#plugins/standard/rating/percentage_words'
import { itemOf } from '#plugins/standard/rating/itemise'
import { closePeriodUse, openPeriodUse } from '#plugins/standard/rating/period_use'
import {
  compilePercentage,
  NO_SUMS,
  type PercentageMeter,
} from '#plugins/standard/rating/percentage_meter'
import {
  percentageTermsFields,
  percentageTermsSchema,
  type PercentageTerms,
} from '#plugins/standard/rating/percentage_terms'
import { wholeOf } from '#plugins/standard/rating/unit_terms'
import { zoneOffsetSeconds } from '#sdk/time'

/**
 * A percentage of the amount that each event carries, with a fixed fee an event, free events, a free
 * amount, a least and a most of an event. What is free is counted over the period.
 */
export const percentageRule: RatingRule<PercentageTerms, undefined> = {
  code: 'standard.percentage',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: true,
  usageAlone: true,
  golden: percentageGolden,
  terms: { validator: vine.create(percentageTermsSchema), fields: percentageTermsFields },
  stateOwner: (terms) => (hasFree(terms) ? 'service' : null),
  compile(terms, _facts, context) {
    assertUsage('standard.percentage', context)
    return percentageRater(terms)
  },
  describe: describePercentage,
}

function hasFree({ free_events: events, free_amount: amount }: PercentageTerms): boolean {
  return events !== null || amount !== null
}

function percentageRater(terms: PercentageTerms): Rater {
  const meter = compilePercentage(terms)
  const counted = hasFree(terms)
  return {
    rate(group, state, out) {
      const { sums, closing } = meterGroup(meter, group, state, out)
      for (const [index, one] of sums.entries()) {
        out.target(index, {
          amount: meter.amountOf(one),
          quantity: baseUnits(one.value),
          billedQuantity: baseUnits(one.paid),
          events: one.events,
        })
      }
      return counted && group.events.length > 0 ? closing : state
    },
    explain(group, state, obligation) {
      const { sums, costs } = meterGroup(meter, group, state)
      const steps = explainPercentage(terms, meter, sums[obligation], group.currency)
      const items = group.events.flatMap((event, index) => {
        const cost = costs[index]
        if (event.obligation !== obligation || cost === null) return []
        const offset = zoneOffsetSeconds(group.timeZone, event.occurredAt)
        const amount = rational(cost, meter.amountScale)
        return [itemOf(event, offset, amount, cost === 0n ? 0 : event.quantity)]
      })
      return { obligation, steps, items }
    },
  }

  /** Of values in steps, as the events' own base units. */
  function baseUnits(value: bigint): number {
    return wholeOf(rational(value * BigInt(terms.unit_quantity), meter.valueScale))
  }
}

/** The sums of each obligation; free events and amounts are used up in the order of time. */
function meterGroup(
  meter: PercentageMeter,
  group: RatingGroup,
  state: Accumulators,
  out?: RatingSink
) {
  const { startsOn, values } = openPeriodUse(group, state)
  const used = {
    events: Number(values?.events ?? 0),
    value: BigInt(String(values?.value ?? 0)),
  }
  const sums = group.obligations.map(NO_SUMS)
  const costs = out === undefined ? new Array<bigint | null>(group.events.length) : null
  for (let index = 0; index < group.events.length; index++) {
    const event = group.events[index]
    const value = meter.read(event)
    if (typeof value === 'string') out?.suspend(event, value, {})
    const cost = typeof value === 'string' ? null : meter.add(value, sums[event.obligation], used)
    if (costs !== null) costs[index] = cost
  }
  const closing = closePeriodUse(startsOn, { events: used.events, value: String(used.value) })
  return { sums, costs: costs ?? [], closing }
}
