import type { LocalPeriod } from '#kernel/period'
import { NO_ACCUMULATORS, type Accumulators } from '#sdk/rating'
import { stateText } from '#app/rating/state_text'
import type { StoredState } from '#app/billing/freezing/chunk_data'
import type { CallOwner } from '#app/billing/freezing/rating_calls'

/** A closing value that a run reached, as the next of its owner, charge and period. */
export type ReachedState = StoredState

/** Opening and closing values while a group is rated: the stored ones, and those reached meanwhile. */
export class GroupStates {
  readonly reached: ReachedState[] = []
  readonly #known: StoredState[]

  constructor(stored: readonly StoredState[]) {
    this.#known = [...stored]
  }

  /** What a period opens with: the closing value of the last one before it. */
  opening(owner: CallOwner, chargeKey: string, whole: LocalPeriod): Accumulators {
    let found: StoredState | null = null
    for (const entry of this.#known) {
      if (!isOf(entry, owner, chargeKey) || entry.endsOn > whole.startsOn) continue
      if (found === null || entry.startsOn > found.startsOn) found = entry
    }
    return found?.state ?? NO_ACCUMULATORS
  }

  /** Notes a closing value; one that is as stored is no news. */
  close(owner: CallOwner, chargeKey: string, whole: LocalPeriod, state: Accumulators) {
    const before = this.#known.find((entry) => {
      return isOf(entry, owner, chargeKey) && entry.startsOn === whole.startsOn
    })
    if (before !== undefined && stateText(before.state) === stateText(state)) return
    if (before === undefined && state === NO_ACCUMULATORS) return
    const entry = {
      owner: owner.kind,
      ownerId: owner.id,
      chargeKey,
      startsOn: whole.startsOn,
      endsOn: whole.endsOn,
      seq: (before?.seq ?? 0) + 1,
      state,
    }
    if (before !== undefined) this.#known.splice(this.#known.indexOf(before), 1)
    this.#known.push(entry)
    this.reached.push(entry)
  }
}

function isOf(entry: StoredState, owner: CallOwner, chargeKey: string): boolean {
  return entry.owner === owner.kind && entry.ownerId === owner.id && entry.chargeKey === chargeKey
}
