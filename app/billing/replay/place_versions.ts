import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { placeObligation } from '#app/billing/freezing/intervals'
import { loadAccounts, loadSubscriptions } from '#app/billing/freezing/load_parties'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import type { StoredVersion } from '#app/billing/replay/load_rated_together'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'

/** Stored versions where they stood: account, subscription, the edition of the charge, the period. */
export async function placeVersions(
  client: QueryClientContract,
  companyId: number,
  stored: readonly StoredVersion[]
): Promise<PlannedObligation[]> {
  const accountIds = [...new Set(stored.map(({ accountId }) => accountId))]
  const accounts = await loadAccounts(client, companyId, accountIds)
  const subscriptions = await loadSubscriptions(client, accountIds)
  const versions = await loadPlanVersions(
    client,
    await planVersionIds(client, stored),
    undefined,
    null,
    stored.map(({ subscriptionId }) => subscriptionId)
  )
  const charges = new Map([...versions.values()].flatMap(({ editions }) => [...editions]))
  return stored.map((entry) => {
    const account = accounts.find(({ id }) => id === entry.accountId)!
    const subscription = subscriptions.find(({ id }) => id === entry.subscriptionId)!
    const charge = charges.get(entry.chargeId)!
    const version = versions.get(charge.planVersionId)!
    // Versions written before quantities could change do not say theirs.
    const quantity = entry.quantity ?? subscription.segments[0]?.quantity ?? 1
    return placeObligation({ account, subscription, version, charge, quantity }, entry)
  })
}

async function planVersionIds(client: QueryClientContract, stored: readonly StoredVersion[]) {
  const rows = await client
    .from('charges')
    .whereIn('id', [...new Set(stored.map(({ chargeId }) => chargeId))])
    .select('plan_version_id')
  return [...new Set(rows.map((row) => Number(row.plan_version_id)))]
}
