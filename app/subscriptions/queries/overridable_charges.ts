import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { loadChanges } from '#app/subscriptions/queries/load_timelines'
import { timelineOf, type Segment } from '#app/subscriptions/timeline'

/** A subscription with its stretches and the plan versions of them, for prices of its own. */
export interface PricedSubscription {
  readonly id: number
  readonly accountId: number
  readonly accountName: string
  readonly serviceLabel: string | null
  readonly anchorOn: string
  readonly segments: readonly Segment[]
  readonly versions: ReadonlyMap<number, PlanVersion>
}

/** Errors: E_ROW_NOT_FOUND. */
export async function findPricedSubscription(
  client: QueryClientContract,
  companyId: number,
  id: number
): Promise<PricedSubscription> {
  const row = await client
    .from('subscriptions')
    .join('accounts', 'accounts.id', 'subscriptions.account_id')
    .leftJoin('services', 'services.id', 'subscriptions.service_id')
    .where({ 'subscriptions.id': id, 'subscriptions.company_id': companyId })
    .select('subscriptions.*', 'accounts.name as account_name', 'services.label as service_label')
    .first()
  if (!row) throw new NotFoundException('subscription', id)
  const recorded = await loadChanges(client, [id])
  const changes = recorded.get(id)
  const segments = changes
    ? timelineOf(changes)
    : [
        {
          startsOn: row.starts_on,
          endsOn: row.ends_on,
          planVersionId: Number(row.plan_version_id),
          quantity: Number(row.quantity),
        },
      ]
  const ids = [...new Set(segments.map(({ planVersionId }) => planVersionId))]
  return {
    id,
    accountId: Number(row.account_id),
    accountName: row.account_name,
    serviceLabel: row.service_label,
    anchorOn: row.anchor_on,
    segments,
    versions: await loadPlanVersions(client, ids, undefined, null, [id]),
  }
}

/** The stretch that holds on a day; undefined before the start and behind the end. */
export function segmentOn(
  { segments }: Pick<PricedSubscription, 'segments'>,
  day: string
): Segment | undefined {
  return segments.find(
    ({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day)
  )
}

/**
 * Why a charge cannot have another price for one subscription; null when it can. What shares its state
 * with other subscriptions would be divided, and what is paid when it is used is not priced by runs.
 */
export function overrideObstacle(charge: Charge): 'on_accept' | 'shared' | null {
  if (charge.recording === 'on_accept') return 'on_accept'
  return charge.stateOwner === 'account' || charge.stateOwner === 'group' ? 'shared' : null
}
