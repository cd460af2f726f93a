import type { Accumulators, RatingGroup } from '#sdk/rating'
import type { AllowanceTerms } from '#plugins/standard/rating/allowance_terms'

/** Revision of the state's shape: `carried` base units that were left of the period before. */
const STATE_SCHEMA = 1

/** One member's part of a period, in base units. */
export interface MemberDraw {
  used: number
  /** What lies beyond the allowance, or beyond the member's cap. */
  charged: number
  events: number
}

export interface AllowanceDraw {
  /** Base units carried over from the period before. */
  readonly carriedIn: number
  readonly members: readonly MemberDraw[]
  /** The charged part of each event, in the order of the group's events. */
  readonly charged: readonly number[]
  readonly closing: Accumulators
}

/**
 * Lets the events of all members draw on the shared units in the order of time. Carried units go
 * first; what is left of the period's own units is carried over, up to the maximum. Quantities below
 * zero (withdrawn usage) give back what they took, first to what was charged.
 */
export function drawAllowance(
  terms: AllowanceTerms,
  group: RatingGroup,
  state: Accumulators
): AllowanceDraw {
  const unit = terms.unit_quantity
  const carriedIn = state.schema === STATE_SCHEMA ? Number(state.values.carried) : 0
  const cap = terms.member_cap === null ? Number.MAX_SAFE_INTEGER : terms.member_cap * unit
  const whole = carriedIn + terms.included * unit
  const members = group.obligations.map((): MemberDraw => ({ used: 0, charged: 0, events: 0 }))
  let free = whole
  const charged = group.events.map(({ obligation, quantity }) => {
    const member = members[obligation]
    const room = Math.max(0, Math.min(free, cap - (member.used - member.charged)))
    const own =
      quantity >= 0 ? quantity - Math.min(quantity, room) : -Math.min(-quantity, member.charged)
    member.used += quantity
    member.charged += own
    member.events += 1
    free = Math.min(whole, free - (quantity - own))
    return own
  })
  const left = Math.min(free, terms.included * unit, terms.rollover_maximum * unit)
  return {
    carriedIn,
    members,
    charged,
    closing: { schema: STATE_SCHEMA, values: { carried: left } },
  }
}
