import { formatRational } from '../../kernel/rational.js'
import { freezeDeep } from '../freeze.js'
import type { JsonObject, JsonValue } from '../json.js'
import { NO_ACCUMULATORS, type Accumulators, type Rater, type RatingGroup } from '../rating.js'

/** What a rater reported, as plain text and numbers that can be compared. */
export interface Rated {
  readonly targets: Record<number, JsonObject>
  readonly reports: number
  readonly suspended: readonly { readonly event: string; readonly reason: string }[]
  readonly state: JsonValue
}

/** Rates a frozen copy of the group and notes everything the rater reports. */
export function collectTargets(
  rater: Rater,
  group: RatingGroup,
  state: Accumulators = NO_ACCUMULATORS
): Rated {
  const targets: Record<number, JsonObject> = {}
  const suspended: { event: string; reason: string }[] = []
  let reports = 0
  const closing = rater.rate(freezeDeep(group), freezeDeep(state), {
    target(obligation, { amount, quantity, billedQuantity, events, display }) {
      reports++
      targets[obligation] = {
        amount: formatRational(amount),
        quantity,
        billedQuantity,
        events,
        display: display ?? null,
      }
    },
    suspend(event, reason) {
      suspended.push({ event: event.id, reason })
    },
  })
  return { targets, reports, suspended, state: { ...closing } }
}
