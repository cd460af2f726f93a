import vine from '@vinejs/vine'
import {
  formatRational,
  multiplyRational,
  parseRational,
  rational,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep, ItemisedEvent } from '#sdk/explanation'
import type { JsonObject } from '#sdk/json'
import { zoneOffsetSeconds } from '#sdk/time'
import type { Rater, RatingGroup, RatingRule } from '#sdk/rating'
import {
  allowanceTermsFields,
  allowanceTermsSchema,
  type AllowanceTerms,
} from '#plugins/standard/rating/allowance_terms'
import { drawAllowance, type AllowanceDraw } from '#plugins/standard/rating/draw_allowance'
import { allowanceGolden } from '#plugins/standard/rating/golden/allowance'

/**
 * Included units that one or many share, in the order of time; what lies beyond is priced per unit,
 * exactly. Units carried over are used first and are carried over once; a member may be capped.
 */
export const allowanceRule: RatingRule<AllowanceTerms, undefined> = {
  code: 'standard.allowance',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  golden: allowanceGolden,
  terms: { validator: vine.create(allowanceTermsSchema), fields: allowanceTermsFields },
  stateOwner: ({ pool }) => pool,
  compile: (terms) => compileAllowance(terms),
  describe: describeAllowance,
}

/** The terms in words; a cap and a carry-over only where there is one. */
function describeAllowance(terms: AllowanceTerms, currency: string) {
  const { included, unit_price: price, unit_quantity: unitQuantity } = terms
  const words: { key: string; values: JsonObject }[] = [
    {
      key: 'standard.describe.allowance',
      values: { included, price, currency, unit_quantity: unitQuantity },
    },
  ]
  if (terms.member_cap !== null) {
    words.push({ key: 'standard.describe.member_cap', values: { cap: terms.member_cap } })
  }
  if (terms.rollover_maximum > 0) {
    words.push({ key: 'standard.describe.rollover', values: { maximum: terms.rollover_maximum } })
  }
  return words
}

function compileAllowance(terms: AllowanceTerms): Rater {
  const price = multiplyRational(
    parseRational(terms.unit_price),
    rational(1n, BigInt(terms.unit_quantity))
  )
  const amountOf = (baseUnits: number): Rational => {
    return multiplyRational(price, rational(BigInt(baseUnits)))
  }
  return {
    rate(group, state, out) {
      const draw = drawAllowance(terms, group, state)
      for (const [index, member] of draw.members.entries()) {
        out.target(index, {
          amount: amountOf(member.charged),
          quantity: member.used,
          billedQuantity: member.charged,
          events: member.events,
          display: { included: member.used - member.charged },
        })
      }
      return draw.closing
    },
    explain(group, state, obligation) {
      const draw = drawAllowance(terms, group, state)
      const charged = draw.members[obligation].charged
      const step = {
        key: 'standard.explain.beyond_allowance',
        values: {
          quantity: formatRational(rational(BigInt(charged), BigInt(terms.unit_quantity))),
          price: terms.unit_price,
          currency: group.currency,
        },
        amount: formatRational(amountOf(charged)),
      }
      return {
        obligation,
        steps: [...poolSteps(terms, draw, obligation), step],
        items: itemsOf(group, draw, obligation, amountOf),
      }
    },
  }
}

/** What there was to use, and how much of it this member used; worth nothing by themselves. */
function poolSteps(
  terms: AllowanceTerms,
  draw: AllowanceDraw,
  obligation: number
): ExplanationStep[] {
  const units = (value: number) =>
    formatRational(rational(BigInt(value), BigInt(terms.unit_quantity)))
  const { used, charged } = draw.members[obligation]
  return [
    {
      key: 'standard.explain.allowance',
      values: { included: terms.included, carried: units(draw.carriedIn) },
    },
    {
      key: 'standard.explain.allowance_used',
      values: { quantity: units(used), free: units(used - charged) },
    },
  ]
}

/** Each event of one member with the part of it that is charged; the parts add up to the target. */
function itemsOf(
  group: RatingGroup,
  draw: AllowanceDraw,
  obligation: number,
  amountOf: (baseUnits: number) => Rational
): ItemisedEvent[] {
  return group.events.flatMap((event, index) => {
    if (event.obligation !== obligation) return []
    const billedQuantity = draw.charged[index]
    return {
      eventId: event.id,
      occurredAt: event.occurredAt,
      utcOffsetSeconds: zoneOffsetSeconds(group.timeZone, event.occurredAt),
      metric: event.metric,
      dimension: event.dimension,
      quantity: event.quantity,
      billedQuantity,
      label: event.dimension,
      group: [event.metric],
      amount: formatRational(amountOf(billedQuantity)),
      steps: [],
    }
  })
}
