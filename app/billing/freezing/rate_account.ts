import { createHash } from 'node:crypto'
import { compareRational, formatRational, rationalToMinor } from '#kernel/rational'
import { canonicalJson } from '#kernel/canonical_json'
import { NO_ACCUMULATORS, type RatedTarget, type RatingGroup, type UsageEvent } from '#sdk/rating'
import type { RatingResult, SuspendedEvent } from '#app/plugin_host/hosted_rater'
import type { CompiledCharges } from '#app/rating/compiled_charges'
import type { FactsManifest } from '#app/billing/freezing/chunk_data'
import type { StoredEvent } from '#app/billing/freezing/load_events'
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
  /** Every event that was handed to a rule. */
  readonly eventIds: ReadonlySet<string>
}

/** Raters by the facts they were compiled from: the run's own, and those of earlier runs. */
export interface RatersByFacts {
  readonly current: FactsManifest
  at(facts: FactsManifest): CompiledCharges
}

/**
 * Rates one account: obligations of one charge form one group, with the usage of all its services
 * merged by (instant, service, id). Rounded to minor units here, once, half away from zero.
 */
export function rateAccount(
  planned: readonly PlannedObligation[],
  events: ReadonlyMap<number, readonly StoredEvent[]>,
  metricCodes: ReadonlyMap<number, string>,
  raters: RatersByFacts
): RatedAccount {
  const rated: RatedObligation[] = []
  const suspended: UnpricedEvent[] = []
  const eventIds = new Set<string>()
  for (const group of groupsOf(planned, raters.current)) {
    const input = ratingGroup(group, events, metricCodes)
    const { result, facts } = rateGroup(group, input, raters)
    for (const event of input.events) eventIds.add(event.id)
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
  return { obligations: rated, suspended, eventIds }
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
  events: ReadonlyMap<number, readonly StoredEvent[]>,
  metricCodes: ReadonlyMap<number, string>
): RatingGroup {
  const { account, charge } = group[0]
  const merged: UsageEvent[] = []
  for (const [index, { subscription, startsAt, endsAt }] of group.entries()) {
    if (subscription.serviceId === null || charge.metrics.length === 0) continue
    for (const stored of events.get(subscription.serviceId) ?? []) {
      if (stored.occurred_at < startsAt) continue
      if (stored.occurred_at >= endsAt) break
      const metric = metricCodes.get(stored.metric_id)!
      if (charge.metrics.includes(metric)) merged.push(usageEvent(stored, metric, index))
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

function usageEvent(stored: StoredEvent, metric: string, obligation: number): UsageEvent {
  return {
    id: `${stored.batch_id}-${stored.row_no}`,
    occurredAt: stored.occurred_at,
    metric,
    quantity: stored.quantity,
    dimension: stored.dimension,
    obligation,
    attributes: stored.attributes === null ? null : JSON.parse(stored.attributes),
  }
}

/** What each obligation was computed from: its terms and interval, and every event in order. */
function inputHashes(input: RatingGroup, group: readonly PlannedObligation[]): string[] {
  const hashes = group.map(({ charge, startsOn, endsOn, fraction, subscription }) => {
    const hash = createHash('sha256')
    const { ruleCode, ruleRevision, terms } = charge
    const head = {
      ruleCode,
      ruleRevision,
      terms,
      startsOn,
      endsOn,
      quantity: subscription.quantity,
    }
    hash.update(canonicalJson({ ...head, fraction: formatRational(fraction) }))
    return hash
  })
  const texts = group.map(() => '')
  for (const { id, occurredAt, metric, quantity, dimension, obligation } of input.events) {
    texts[obligation] += `${id}|${occurredAt}|${metric}|${quantity}|${dimension}\n`
  }
  return hashes.map((hash, index) => hash.update(texts[index]).digest('hex'))
}
