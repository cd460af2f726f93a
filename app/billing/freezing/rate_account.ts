import { hash } from 'node:crypto'
import { compareRational, formatRational, rationalToMinor } from '#kernel/rational'
import { canonicalJson } from '#kernel/canonical_json'
import { NO_ACCUMULATORS, type RatedTarget, type RatingGroup, type UsageEvent } from '#sdk/rating'
import type { RatingResult, SuspendedEvent } from '#app/plugin_host/hosted_rater'
import type { CompiledCharges } from '#app/rating/compiled_charges'
import type { FactsManifest } from '#app/billing/freezing/chunk_data'
import type { EventsByService } from '#app/billing/freezing/load_events'
import { unchargedEvents } from '#app/billing/freezing/uncharged_events'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

export interface RatedObligation {
  readonly planned: PlannedObligation
  readonly target: RatedTarget
  readonly targetExact: string
  readonly targetMinor: bigint
  readonly inputHash: string
  /** The manifest whose facts priced it. */
  readonly factsManifestId: number
}

/** An event that no rule could price, with the service it belongs to. */
export interface UnpricedEvent extends SuspendedEvent {
  readonly serviceId: number
}

export interface RatedAccount {
  readonly obligations: readonly RatedObligation[]
  readonly suspended: readonly UnpricedEvent[]
  /** Those of the watched events that were handed to a rule. */
  readonly watched: ReadonlySet<string>
}

/** Raters by the facts they were compiled from: the run's own, and those of earlier runs. */
export interface RatersByFacts {
  readonly current: FactsManifest
  at(facts: FactsManifest): CompiledCharges
}

/**
 * Rates one account: obligations of one charge form one group, with the usage of all its services
 * merged by (instant, service, id). Rounded to minor units here, once, half away from zero. `watch`
 * names events (in suspense) of which somebody wants to know whether a rule saw them.
 */
export function rateAccount(
  planned: readonly PlannedObligation[],
  events: EventsByService,
  raters: RatersByFacts,
  watch: ReadonlyMap<string, unknown>
): RatedAccount {
  const rated: RatedObligation[] = []
  const suspended: UnpricedEvent[] = []
  const watched = new Set<string>()
  for (const group of groupsOf(planned, raters.current)) {
    const input = ratingGroup(group, events)
    const { result, facts } = rateGroup(group, input, raters)
    if (watch.size > 0) {
      for (const { id } of input.events) if (watch.has(id)) watched.add(id)
    }
    for (const entry of result.suspended) {
      const serviceId = group[entry.event.obligation].subscription.serviceId!
      suspended.push({ ...entry, serviceId })
    }
    const hashes = inputHashes(input, group)
    for (const [index, obligation] of group.entries()) {
      const target = result.targets[index]
      rated.push({
        planned: obligation,
        target,
        targetExact: formatRational(target.amount),
        targetMinor: rationalToMinor(target.amount, input.currency, 'half_up'),
        inputHash: hashes[index],
        factsManifestId: facts.id,
      })
    }
  }
  suspended.push(...unchargedEvents(planned, events))
  return { obligations: rated, suspended, watched }
}

/** Obligations of one charge that were priced, or are to be priced, from the same facts. */
function groupsOf(planned: readonly PlannedObligation[], current: FactsManifest) {
  return Map.groupBy(planned, ({ charge, settled }) => {
    return `${charge.id}:${(settled?.facts ?? current).id}`
  }).values()
}

/**
 * A settled group is computed again with the facts it was billed with. Only when events wait for a
 * price, and today's facts leave all other amounts as they are, are today's facts taken: what a
 * mended tariff changes for usage that was billed is for the correction job, never a side effect.
 */
function rateGroup(
  group: readonly PlannedObligation[],
  input: RatingGroup,
  raters: RatersByFacts
): { result: RatingResult; facts: FactsManifest } {
  const { charge, settled } = group[0]
  const context = { currency: input.currency, timeZone: input.timeZone }
  const rateAt = (facts: FactsManifest, what: RatingGroup) => {
    return raters.at(facts).rater(charge, context).rate(what, NO_ACCUMULATORS)
  }
  if (settled === null) {
    return { result: rateAt(raters.current, input), facts: raters.current }
  }
  const before = rateAt(settled.facts, input)
  if (before.suspended.length === 0 || settled.facts.id === raters.current.id) {
    return { result: before, facts: settled.facts }
  }
  const unpriced = new Set(before.suspended.map(({ event }) => event.id))
  const priced = { ...input, events: input.events.filter(({ id }) => !unpriced.has(id)) }
  const unchanged = rateAt(raters.current, priced).targets.every((target, index) => {
    return compareRational(target.amount, before.targets[index].amount) === 0
  })
  return unchanged
    ? { result: rateAt(raters.current, input), facts: raters.current }
    : { result: before, facts: settled.facts }
}

/** The group as a rule sees it; also what a replay builds again. */
export function ratingGroup(
  group: readonly PlannedObligation[],
  events: EventsByService
): RatingGroup {
  const { account, charge } = group[0]
  const merged: UsageEvent[] = []
  for (const [index, { subscription, startsAt, endsAt }] of group.entries()) {
    if (subscription.serviceId === null || charge.metrics.length === 0) continue
    for (const event of events.get(subscription.serviceId) ?? []) {
      if (event.occurredAt < startsAt) continue
      if (event.occurredAt >= endsAt) break
      if (!charge.metrics.includes(event.metric)) continue
      merged.push(index === 0 ? event : { ...event, obligation: index })
    }
  }
  if (group.length > 1) {
    // Stable: events of one instant stay in the order of services, batches and rows.
    merged.sort((left, right) => left.occurredAt - right.occurredAt)
  }
  return {
    currency: account.currency,
    timeZone: account.timeZone,
    obligations: group.map((obligation) => ({
      serviceId: obligation.subscription.serviceId?.toString() ?? null,
      startsOn: obligation.startsOn,
      endsOn: obligation.endsOn,
      startsAt: obligation.startsAt,
      endsAt: obligation.endsAt,
      fraction: obligation.fraction,
      quantity: obligation.subscription.quantity,
    })),
    events: merged,
  }
}

/** What each obligation was computed from: its terms and interval, and every event in order. */
function inputHashes(input: RatingGroup, group: readonly PlannedObligation[]): string[] {
  const texts = group.map(({ charge, startsOn, endsOn, fraction, subscription }) => {
    const { ruleCode, ruleRevision, terms } = charge
    const head = {
      ruleCode,
      ruleRevision,
      terms,
      startsOn,
      endsOn,
      quantity: subscription.quantity,
    }
    return canonicalJson({ ...head, fraction: formatRational(fraction) })
  })
  for (const { id, occurredAt, metric, quantity, dimension, obligation } of input.events) {
    texts[obligation] += `${id}|${occurredAt}|${metric}|${quantity}|${dimension}\n`
  }
  return texts.map((text) => hash('sha256', text))
}
