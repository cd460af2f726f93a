import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { formatRational } from '#kernel/rational'
import type { Explanation } from '#sdk/explanation'
import { NO_ACCUMULATORS, type RatedTarget } from '#sdk/rating'
import { CompiledCharges } from '#app/rating/compiled_charges'
import { loadAccounts, loadSubscriptions } from '#app/billing/freezing/load_chunk'
import { loadEvents } from '#app/billing/freezing/load_events'
import { placeObligation } from '#app/billing/freezing/plan_obligations'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import { ratingGroup } from '#app/billing/freezing/rate_account'
import { loadRatedTogether, type StoredVersion } from '#app/billing/replay/load_rated_together'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { loadUsageChanges } from '#app/usage/queries/load_usage_changes'

/** One version of an obligation, computed again from the same inputs, with its steps. */
export interface Replay {
  readonly obligationId: number
  readonly seq: number
  readonly currency: string
  readonly targetExact: string
  readonly targetMinor: string
  readonly ruleCode: string
  readonly ruleRevision: number
  readonly plugin: string
  readonly target: RatedTarget
  readonly explanation: Explanation
}

/**
 * Replays the pure rule over what the run saw: the manifest's facts, the batches it knew, the
 * obligations that were rated together. The sum equals the stored target to the last digit; when it
 * does not, that is an alarm (E_REPLAY_DIFFERS), never a silent other figure.
 */
export async function replayObligation(
  client: QueryClientContract,
  companyId: number,
  obligationId: number,
  seq: number
): Promise<Replay> {
  const together = await loadRatedTogether(client, companyId, obligationId, seq)
  const index = together.findIndex((version) => version.obligationId === obligationId)
  const stored = together[index]
  const planned = await placeAll(client, companyId, together)
  const group = await rebuildGroup(client, companyId, planned, stored)
  const compiled = new CompiledCharges(
    client,
    { companyId, recordedAt: stored.recordedAt },
    { startsAt: planned[index].startsAt, endsAt: planned[index].endsAt }
  )
  const { charge } = planned[index]
  const context = { currency: group.currency, timeZone: group.timeZone }
  await compiled.prepare([charge], [context])
  const rater = compiled.rater(charge, context)
  const target = rater.rate(group, NO_ACCUMULATORS).targets[index]
  const exact = formatRational(target.amount)
  if (exact !== stored.targetExact) {
    throw new Exception(
      `The replay of obligation ${obligationId} gives ${exact}, stored is ${stored.targetExact}`,
      { code: 'E_REPLAY_DIFFERS', status: 500 }
    )
  }
  return {
    obligationId,
    seq,
    currency: group.currency,
    targetExact: stored.targetExact,
    targetMinor: stored.targetMinor,
    ruleCode: charge.ruleCode,
    ruleRevision: charge.ruleRevision,
    plugin: charge.ruleCode.split('.')[0],
    target,
    explanation: rater.explain(group, NO_ACCUMULATORS, index, target),
  }
}

async function placeAll(
  client: QueryClientContract,
  companyId: number,
  together: readonly StoredVersion[]
): Promise<PlannedObligation[]> {
  const [account] = await loadAccounts(client, companyId, [together[0].accountId])
  const subscriptions = await loadSubscriptions(client, [account.id])
  const versions = await loadPlanVersions(
    client,
    subscriptions.map(({ planVersionId }) => planVersionId)
  )
  return together.map((stored) => {
    const subscription = subscriptions.find(({ id }) => id === stored.subscriptionId)!
    const version = versions.get(subscription.planVersionId)!
    const charge = version.charges.find(({ id }) => id === stored.chargeId)!
    return placeObligation({ account, subscription, version, charge }, stored)
  })
}

async function rebuildGroup(
  client: QueryClientContract,
  companyId: number,
  planned: readonly PlannedObligation[],
  stored: StoredVersion
) {
  const unseen = await client
    .from('usage_batches')
    .where('company_id', companyId)
    .where('seq', '>', stored.batchSeq)
    .select('id')
  const changes = await loadUsageChanges(client, {
    serviceIds: planned.flatMap(({ subscription }) => subscription.serviceId ?? []),
    since: Math.min(...planned.map(({ startsAt }) => startsAt)),
    upToSeq: stored.batchSeq,
  })
  const metrics = await client.from('metrics').select('id', 'code')
  const events = await loadEvents(client, planned, {
    unseenBatches: new Set(unseen.map((row) => Number(row.id))),
    takenOut: new Map(changes.map(({ eventId }) => [eventId, true])),
    metricCodes: new Map(metrics.map((row) => [Number(row.id), row.code as string])),
  })
  return ratingGroup(planned, events)
}
