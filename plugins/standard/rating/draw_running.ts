import type { Accumulators, ObligationInput, RatingGroup } from '#sdk/rating'
import type { RunningAllowanceTerms } from '#plugins/standard/rating/running_allowance_terms'

/** Revision of the state's shape: `left` base units, of the period that ends before `ends_on`. */
const STATE_SCHEMA = 1

export interface RunningDraw {
  /** One obligation's part, in base units. */
  readonly members: readonly { used: number; charged: number; events: number }[]
  /** The charged part of each event, in the order of the group's events. */
  readonly charged: readonly number[]
  readonly closing: Accumulators
}

/**
 * Lets events draw in the order they are given. An event of a later period opens that period; one of
 * an earlier period, which comes late, draws on what there is now: what was carried on is spent once.
 * Quantities below zero give units back.
 */
export function drawRunning(
  terms: RunningAllowanceTerms,
  group: RatingGroup,
  state: Accumulators
): RunningDraw {
  const most = (terms.included + terms.rollover_maximum) * terms.unit_quantity
  const members = group.obligations.map(() => ({ used: 0, charged: 0, events: 0 }))
  let current = opened(state)
  const charged = group.events.map(({ obligation, quantity }) => {
    current = inPeriod(terms, current, group.obligations[obligation])
    const own = Math.max(0, quantity - current.left)
    current = { ...current, left: Math.min(most, current.left - (quantity - own)) }
    const member = members[obligation]
    member.used += quantity
    member.charged += own
    member.events += 1
    return own
  })
  if (group.events.length === 0) return { members, charged, closing: state }
  const values = { ends_on: current.endsOn, left: current.left }
  return { members, charged, closing: { schema: STATE_SCHEMA, values } }
}

interface Running {
  readonly endsOn: string
  readonly left: number
}

function opened({ schema, values }: Accumulators): Running {
  if (schema !== STATE_SCHEMA) return { endsOn: '', left: 0 }
  return { endsOn: String(values.ends_on), left: Number(values.left) }
}

/** What there is in the period of an obligation; a period without any event left all of its units. */
function inPeriod(
  { included, rollover_maximum: most, unit_quantity: unit }: RunningAllowanceTerms,
  before: Running,
  { startsOn, endsOn }: ObligationInput
): Running {
  if (before.endsOn > startsOn) return before
  const isFirst = before.endsOn === ''
  const unused = before.endsOn === startsOn ? before.left : included * unit
  const carried = isFirst ? 0 : Math.min(unused, included * unit, most * unit)
  return { endsOn, left: carried + included * unit }
}
