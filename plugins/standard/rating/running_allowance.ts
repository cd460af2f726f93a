import vine from '@vinejs/vine'
import { formatRational, multiplyRational, parseRational, rational } from '#sdk/decimal'
import type { ItemisedEvent } from '#sdk/explanation'
import type { Rater, RatingGroup, RatingRule } from '#sdk/rating'
import { zoneOffsetSeconds } from '#sdk/time'
import {
  runningAllowanceFields,
  runningAllowanceSchema,
  type RunningAllowanceTerms,
} from '#plugins/standard/rating/running_allowance_terms'
import { drawRunning } from '#plugins/standard/rating/draw_running'
import { runningAllowanceGolden } from '#plugins/standard/rating/golden/allowance'

/**
 * Included units of a period that are drawn event by event: the state says after each event what is
 * left, so that usage may be priced when it is accepted. What lies beyond is priced per unit.
 */
export const runningAllowanceRule: RatingRule<RunningAllowanceTerms, undefined> = {
  code: 'standard.running_allowance',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: true,
  golden: runningAllowanceGolden,
  terms: { validator: vine.create(runningAllowanceSchema), fields: runningAllowanceFields },
  stateOwner: ({ pool }) => pool,
  compile: (terms) => compileRunning(terms),
  describe(terms, currency) {
    const { included, unit_price: price, unit_quantity: unitQuantity } = terms
    const values = { included, price, currency, unit_quantity: unitQuantity }
    return [
      { key: 'standard.describe.allowance', values },
      ...(terms.rollover_maximum > 0
        ? [{ key: 'standard.describe.rollover', values: { maximum: terms.rollover_maximum } }]
        : []),
    ]
  },
}

function compileRunning(terms: RunningAllowanceTerms): Rater {
  const unit = rational(1n, BigInt(terms.unit_quantity))
  const price = multiplyRational(parseRational(terms.unit_price), unit)
  const amountOf = (base: number) => multiplyRational(price, rational(BigInt(base)))
  const unitsOf = (base: number) => formatRational(multiplyRational(unit, rational(BigInt(base))))
  return {
    rate(group, state, out) {
      const draw = drawRunning(terms, group, state)
      for (const [index, { used, charged, events }] of draw.members.entries()) {
        const target = {
          amount: amountOf(charged),
          quantity: used,
          billedQuantity: charged,
          events,
        }
        out.target(index, { ...target, display: { included: used - charged } })
      }
      return draw.closing
    },
    explain(group, state, obligation) {
      const draw = drawRunning(terms, group, state)
      const { used, charged } = draw.members[obligation]
      const amount = formatRational(amountOf(charged))
      const values = {
        quantity: unitsOf(charged),
        price: terms.unit_price,
        currency: group.currency,
      }
      return {
        obligation,
        steps: [
          {
            key: 'standard.explain.allowance_used',
            values: { quantity: unitsOf(used), free: unitsOf(used - charged) },
          },
          { key: 'standard.explain.beyond_allowance', values, amount },
        ],
        items: itemsOf(group, obligation, draw.charged, (base) => formatRational(amountOf(base))),
      }
    },
  }
}

function itemsOf(
  group: RatingGroup,
  obligation: number,
  charged: readonly number[],
  amountOf: (base: number) => string
): ItemisedEvent[] {
  return group.events.flatMap((event, index) => {
    if (event.obligation !== obligation) return []
    return {
      eventId: event.id,
      occurredAt: event.occurredAt,
      utcOffsetSeconds: zoneOffsetSeconds(group.timeZone, event.occurredAt),
      metric: event.metric,
      dimension: event.dimension,
      quantity: event.quantity,
      billedQuantity: charged[index],
      label: event.dimension,
      group: [event.metric],
      amount: amountOf(charged[index]),
      steps: [],
    }
  })
}
