import type { LocalPeriod } from '#kernel/period'
import { NO_ACCUMULATORS, type Accumulators } from '#sdk/rating'
import { HeldForReviewException } from '#app/billing/exceptions/held_for_review_exception'
import { stateText } from '#app/rating/state_text'
import type { StoredState } from '#app/billing/freezing/chunk_data'
import type { CallOwner, RatingCall } from '#app/billing/freezing/rating_calls'

/** A closing value that a run reached, as the next of its owner, charge and days. */
export type ReachedState = StoredState

type StatefulCall = Pick<RatingCall, 'part' | 'whole' | 'charge'>

/** Opening and closing values while a group is rated: the stored ones, and those reached meanwhile. */
export class GroupStates {
  readonly #reached = new Set<ReachedState>()
  /** By owner and charge: an account may have as many as it has services. */
  readonly #known: Map<string, StoredState[]>
  /** Which charge has closed some days in this run. */
  readonly #closedBy = new Map<string, number>()

  constructor(stored: readonly StoredState[]) {
    this.#known = Map.groupBy(stored, ({ owner, ownerId, chargeKey }) => {
      return seriesOf({ kind: owner, id: ownerId }, chargeKey)
    })
  }

  get reached(): ReachedState[] {
    return [...this.#reached]
  }

  /** What a period, or a part of it, opens with: the closing value of the last one before it. */
  opening(owner: CallOwner, { charge, part }: StatefulCall): Accumulators {
    let found: StoredState | null = null
    for (const entry of this.#series(owner, charge.key)) {
      if (entry.endsOn > part.startsOn) continue
      if (found === null || entry.startsOn > found.startsOn) found = entry
    }
    return found?.state ?? NO_ACCUMULATORS
  }

  /** Whether the closing value of these days stands for these days, and no more or less of them. */
  isPlaced(owner: CallOwner, call: StatefulCall): boolean {
    const stored = this.#of(owner, call, call.part.startsOn)
    return stored === undefined || stored.endsOn === call.part.endsOn
  }

  /**
   * Notes a closing value; one that is as stored is no news. What an earlier plan had cut the period
   * at closes with it too. Errors: STATE_DIVIDED when two charges of one key end side by side with
   * different states, of which only one could go on.
   */
  close(owner: CallOwner, call: StatefulCall, state: Accumulators) {
    const { charge, part, whole } = call
    const place = placeOf(owner, call)
    const other = this.#closedBy.get(place)
    const known = this.#of(owner, call, part.startsOn)
    if (
      other !== undefined &&
      other !== charge.id &&
      stateText(known?.state ?? NO_ACCUMULATORS) !== stateText(state)
    ) {
      throw divided(charge.name, part)
    }
    this.#closedBy.set(place, charge.id)
    this.#note(owner, charge.key, part, state)
    const cuts = this.#series(owner, charge.key).filter(({ startsOn }) => {
      return startsOn > part.startsOn && startsOn < part.endsOn
    })
    for (const { startsOn } of cuts) {
      this.#note(owner, charge.key, { startsOn, endsOn: whole.endsOn }, state)
    }
  }

  /** Notes that what a charge closed with before still stands. Errors: STATE_DIVIDED. */
  stand(owner: CallOwner, call: StatefulCall) {
    const { charge, part } = call
    const place = placeOf(owner, call)
    const known = this.#of(owner, call, part.startsOn)
    const other = this.#closedBy.get(place) ?? charge.id
    const isMoved = known !== undefined && this.#reached.has(known)
    if (other !== charge.id && isMoved) throw divided(charge.name, part)
    this.#closedBy.set(place, charge.id)
  }

  #note(
    owner: CallOwner,
    chargeKey: string,
    { startsOn, endsOn }: LocalPeriod,
    state: Accumulators
  ) {
    const known = this.#series(owner, chargeKey)
    const before = known.find((entry) => entry.startsOn === startsOn)
    if (before === undefined && state === NO_ACCUMULATORS) return
    const isSame = before !== undefined && stateText(before.state) === stateText(state)
    if (isSame && before.endsOn === endsOn) return
    const seq = (before?.seq ?? 0) + 1
    const entry = { owner: owner.kind, ownerId: owner.id, chargeKey, startsOn, endsOn, seq, state }
    if (before !== undefined) {
      known.splice(known.indexOf(before), 1)
      // Reached twice in one run: only the last is written.
      if (this.#reached.delete(before)) entry.seq = before.seq
    }
    known.push(entry)
    this.#reached.add(entry)
  }

  #of(owner: CallOwner, { charge }: StatefulCall, startsOn: string): StoredState | undefined {
    return this.#series(owner, charge.key).find((entry) => entry.startsOn === startsOn)
  }

  #series(owner: CallOwner, chargeKey: string): StoredState[] {
    const key = seriesOf(owner, chargeKey)
    const known = this.#known.get(key) ?? []
    this.#known.set(key, known)
    return known
  }
}

function placeOf(owner: CallOwner, { charge, part }: StatefulCall): string {
  return `${owner.kind}:${owner.id}:${charge.key}:${part.startsOn}`
}

function seriesOf({ kind, id }: CallOwner, chargeKey: string): string {
  return `${kind}:${id}:${chargeKey}`
}

function divided(charge: string, { startsOn }: LocalPeriod) {
  return new HeldForReviewException(
    'STATE_DIVIDED',
    `Two plans carry the state of ${charge} on from ${startsOn}, each another: give one of them a key of its own`
  )
}
