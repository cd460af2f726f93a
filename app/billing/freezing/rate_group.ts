import {
  compareRational,
  formatRational,
  parseRational,
  rationalToMinor,
  ZERO,
  type Rational,
} from '#kernel/rational'
import { NO_ACCUMULATORS, type Accumulators, type RatedTarget, type RatingGroup } from '#sdk/rating'
import type { RatingResult, SuspendedEvent } from '#app/plugin_host/hosted_rater'
import { stateText } from '#app/rating/state_text'
import type { CompiledCharges } from '#app/rating/compiled_charges'
import type { AccountGroup, ChunkData, FactsManifest } from '#app/billing/freezing/chunk_data'
import { discountOf } from '#app/billing/freezing/discount_calls'
import { causesOf, inputHashes, inputsText } from '#app/billing/freezing/call_inputs'
import { GroupStates, type ReachedState } from '#app/billing/freezing/group_states'
import type { EventsByService } from '#app/billing/freezing/load_events'
import { minorParts } from '#app/billing/freezing/minor_parts'
import type { BilledObligation, PlannedObligation } from '#app/billing/freezing/planned_obligation'
import { ratedOnAccept } from '#app/billing/freezing/rated_on_accept'
import { ratingCalls, type RatingCall } from '#app/billing/freezing/rating_calls'
import type { RatingTrace } from '#app/billing/freezing/rating_trace'
import { issuedShares } from '#app/billing/freezing/issued_shares'
import { ratingGroup, type MemberInputs } from '#app/billing/freezing/rating_group'
import { orderOn, type DiscountOrders } from '#app/rating/discount_orders'
import { ReadValues, type TakenFrom } from '#app/billing/freezing/read_values'
import { unchargedEvents } from '#app/billing/freezing/uncharged_events'

export interface RatedObligation<Planned extends BilledObligation = BilledObligation> {
  readonly planned: Planned
  readonly target: RatedTarget
  readonly targetExact: string
  readonly targetMinor: bigint
  /** The minor target by part; all of it under '' when it has none. */
  readonly parts: ReadonlyMap<string, bigint>
  readonly inputHash: string
  /** Where it takes something off other obligations: off which, and how much. */
  readonly takenFrom?: readonly TakenFrom[]
  /** What it was computed from beside events and terms, canonical text; null without any. */
  readonly inputs: string | null
  readonly opening: string
  readonly closing: string
  /** The manifest whose facts priced it. */
  readonly factsManifestId: number
  /** Whether a new version has to be written. */
  readonly isNews: boolean
}

/** An event that no rule could price, with whose it is. */
export interface UnpricedEvent extends SuspendedEvent {
  readonly accountId: number
  readonly serviceId: number
}

export interface RatedGroup {
  readonly obligations: readonly RatedObligation[]
  readonly suspended: readonly UnpricedEvent[]
  /** Those of the watched events that were handed to a rule. */
  readonly watched: ReadonlySet<string>
  readonly states: readonly ReachedState[]
  /** Events of the whole group that no rule could price. */
  readonly unpriced: ReadonlySet<string>
}

/** Raters by the facts they were compiled from: the run's own, and those of earlier runs. */
export interface RatersByFacts {
  readonly current: FactsManifest
  at(facts: FactsManifest): CompiledCharges
}

type Computed = RatedObligation<PlannedObligation>

export const NO_STATE = '{}'

/**
 * Rates a group of accounts call by call, each computed after what it reads and opens with. What is
 * settled is computed again only for a cause of its own, or when something it reads or opens with has
 * changed; so a change runs on as far as it changes anything, and stops where all is equal.
 *
 * Amounts are rounded to minor units here, once, half away from zero.
 */
export function rateGroup(
  data: Pick<ChunkData, 'openSuspense' | 'states' | 'quantities' | 'rated' | 'discountOrders'>,
  group: AccountGroup,
  planned: readonly PlannedObligation[],
  events: EventsByService,
  raters: RatersByFacts,
  trace?: RatingTrace
): RatedGroup {
  const values = new ReadValues(data.quantities)
  const states = new GroupStates(data.states)
  const rated: Computed[] = planned.filter(isVoid).map(voidObligation)
  const suspended: UnpricedEvent[] = []
  const watched = new Set<string>()
  for (const call of ratingCalls(planned, group, raters.current, data.discountOrders)) {
    const opening = openingOf(call, states)
    if (call.members.length === 0) {
      passOn(call, opening, states)
      continue
    }
    const given = call.members.map((member) => inputsOf(member, values, data.discountOrders))
    const inputs = inputsText(call, given)
    const isDiscount = discountOf(call.charge) !== null
    const isPlaced = call.owner === null || states.isPlaced(call.owner, call)
    if (isPlaced && stands(call, inputs, opening)) {
      if (call.owner !== null) states.stand(call.owner, call)
      for (const member of call.members)
        values.set(member, parseRational(member.settled!.targetExact))
      // What stands is not computed again; only what it takes off is told to the discounts after it.
      if (isDiscount) {
        const { result } = rateCall(call, ratingGroup(call.members, events, given), opening, raters)
        reduce(values, given, result)
      }
      continue
    }
    const input = ratingGroup(call.members, events, given)
    const { result, facts } =
      call.charge.recording === 'on_accept'
        ? { result: ratedOnAccept(data.rated, call.members, input), facts: call.facts }
        : rateCall(call, input, opening, raters)
    if (data.openSuspense.size > 0) {
      for (const { id } of input.events) if (data.openSuspense.has(id)) watched.add(id)
    }
    for (const entry of result.suspended) {
      const { account, subscription } = call.members[entry.event.obligation]
      suspended.push({ ...entry, accountId: account.id, serviceId: subscription.serviceId! })
    }
    trace?.keep({ call, input, opening, facts, targets: result.targets })
    if (call.charge.reads.length > 0) reduce(values, given, result)
    const closing = closeCall(call, result, states)
    const computed = computedOf(call, input, result, { facts, inputs, opening, closing })
    for (const [index, member] of call.members.entries()) {
      values.set(member, result.targets[index].amount)
      const takenFrom = isDiscount
        ? values.takenFrom(given[index].reads, result.targets[index], member)
        : []
      rated.push(takenFrom.length === 0 ? computed[index] : { ...computed[index], takenFrom })
    }
  }
  suspended.push(...unchargedEvents(planned, events))
  const unpriced = new Set(suspended.map(({ event }) => event.id))
  return { obligations: rated, suspended, watched, states: states.reached, unpriced }
}

function inputsOf(
  member: PlannedObligation,
  values: ReadValues,
  orders: DiscountOrders
): MemberInputs {
  const discount = discountOf(member.charge)
  const reads = values.of(member)
  if (discount === null) return { reads }
  const discountOrder = orderOn(orders, member.whole.startsOn)
  const issued = discount.keepsIssued ? issuedShares(member) : undefined
  return { reads, discountOrder, issued }
}

function reduce(values: ReadValues, given: readonly MemberInputs[], { targets }: RatingResult) {
  for (const [index, target] of targets.entries()) values.reduce(given[index].reads, target)
}

function isVoid({ cause }: PlannedObligation): boolean {
  return cause === 'void'
}

/** What is no longer owed costs nothing; its lines are taken back. */
function voidObligation(planned: PlannedObligation): Computed {
  const { settled } = planned
  return {
    planned,
    target: { amount: ZERO, quantity: 0, billedQuantity: 0, events: 0 },
    targetExact: formatRational(ZERO),
    targetMinor: 0n,
    parts: new Map(),
    inputHash: settled!.inputHash,
    inputs: settled!.inputs,
    opening: NO_STATE,
    closing: NO_STATE,
    factsManifestId: settled!.facts.id,
    isNews: true,
  }
}

function openingOf(call: RatingCall, states: GroupStates): Accumulators {
  return call.owner === null ? NO_ACCUMULATORS : states.opening(call.owner, call)
}

/** A period of which nothing is owed any more closes with what it opened with. */
function passOn(call: RatingCall, opening: Accumulators, states: GroupStates) {
  if (call.owner !== null) states.close(call.owner, call, opening)
}

/** Nothing of the call is new, has a cause, or reads and opens with anything else than before. */
function stands(call: RatingCall, inputs: readonly (string | null)[], opening: Accumulators) {
  const text = openingText(call, opening)
  if (call.isDisturbed) return false
  return call.members.every(({ cause, settled }, index) => {
    return cause === null && isSame(settled!.inputs, inputs[index]) && settled!.opening === text
  })
}

function isSame(stored: string | null, inputs: string | null): boolean {
  return stored === inputs || causesOf(stored) === causesOf(inputs)
}

function openingText({ owner }: RatingCall, opening: Accumulators): string {
  return owner === null ? NO_STATE : stateText(opening)
}

function closeCall(call: RatingCall, result: RatingResult, states: GroupStates): string {
  if (call.owner === null) return NO_STATE
  states.close(call.owner, call, result.state)
  return stateText(result.state)
}

function computedOf(
  call: RatingCall,
  input: RatingGroup,
  result: RatingResult,
  used: {
    readonly facts: FactsManifest
    readonly inputs: readonly (string | null)[]
    readonly opening: Accumulators
    readonly closing: string
  }
): Computed[] {
  const opening = openingText(call, used.opening)
  const hashes = inputHashes(call, input, used.inputs, opening)
  const computed = call.members.map((planned, index) => {
    const target = result.targets[index]
    return {
      planned,
      target,
      targetExact: formatRational(target.amount),
      targetMinor: rationalToMinor(target.amount, input.currency, 'half_up'),
      parts: minorParts(target, input.currency, planned.charge.taxCategory),
      inputHash: hashes[index],
      inputs: used.inputs[index],
      opening,
      closing: used.closing,
      factsManifestId: used.facts.id,
    }
  })
  const isShared = call.owner !== null
  const anyNews = computed.some(isNews)
  // A shared call is replayed as a whole, so all of its members are written with it.
  return computed.map((one) => ({ ...one, isNews: isShared ? anyNews : isNews(one) }))
}

/** An unchanged input needs no new version: running again adds nothing. */
function isNews({
  planned: { settled },
  inputHash,
  targetExact,
}: Omit<Computed, 'isNews'>): boolean {
  return settled === null || settled.inputHash !== inputHash || settled.targetExact !== targetExact
}

/**
 * A settled group is computed again with the facts it was billed with. Only when events wait for a
 * price, and today's facts leave all other amounts as they are, are today's facts taken: what a
 * mended tariff changes for usage that was billed is for the correction job, never a side effect.
 */
function rateCall(
  call: RatingCall,
  input: RatingGroup,
  opening: Accumulators,
  raters: RatersByFacts
): { result: RatingResult; facts: FactsManifest } {
  const { charge } = call
  const context = { currency: input.currency, timeZone: input.timeZone }
  const rateAt = (facts: FactsManifest, what: RatingGroup) => {
    return raters.at(facts).rater(charge, context).rate(what, opening)
  }
  const before = rateAt(call.facts, input)
  if (before.suspended.length === 0 || call.facts.id === raters.current.id) {
    return { result: before, facts: call.facts }
  }
  const unpriced = new Set(before.suspended.map(({ event }) => event.id))
  const priced = { ...input, events: input.events.filter(({ id }) => !unpriced.has(id)) }
  const unchanged = rateAt(raters.current, priced).targets.every((target, index) => {
    return isSameAmount(target.amount, before.targets[index].amount)
  })
  return unchanged
    ? { result: rateAt(raters.current, input), facts: raters.current }
    : { result: before, facts: call.facts }
}

function isSameAmount(one: Rational, other: Rational): boolean {
  return compareRational(one, other) === 0
}
