import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addMonths } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import type { BillingCompany } from '#app/companies/company'
import { MONTHS_LOOKED_BACK, type BillRun } from '#app/billing/bill_run'
import type { AccountGroup, AccountToBill, ChunkData } from '#app/billing/freezing/chunk_data'
import { loadAccounts, loadSubscriptions } from '#app/billing/freezing/load_parties'
import { loadRequests } from '#app/billing/freezing/load_requests'
import { loadRated } from '#app/billing/freezing/rated_on_accept'
import { loadMeasured } from '#app/billing/freezing/load_measured'
import { loadPeriods } from '#app/billing/freezing/load_periods'
import { loadSettled } from '#app/billing/freezing/load_settled'
import { loadSettledDays } from '#app/billing/freezing/settled_days'
import { loadStates } from '#app/billing/freezing/load_states'
import type { SupposedChanges } from '#app/billing/previewing/supposed_changes'
import { loadUnits } from '#app/billing/units'
import { loadDocumentRules, loadPayers } from '#app/customers/queries/load_payers'
import { loadPurchaseOrders } from '#app/subscriptions/purchase_orders'
import { loadDiscountOrders } from '#app/rating/discount_orders'
import { loadUnseenBatches } from '#app/usage/queries/load_unseen_batches'
import { loadUsageChanges } from '#app/usage/queries/load_usage_changes'

/** Reads all that a chunk of accounts needs, in a number of queries that no account adds to. */
export async function loadChunk(
  client: QueryClientContract,
  run: BillRun,
  company: BillingCompany,
  accountIds: readonly number[],
  supposing?: SupposedChanges
): Promise<ChunkData> {
  const accounts = await loadAccounts(client, run.companyId, accountIds)
  const ids = accounts.map((account) => account.id)
  const groups = await loadGroups(client, run, accounts)
  const paying = await loadPaying(client, run, accounts)
  const subscriptions = await loadSubscriptions(client, ids, supposing)
  const serviceIds = subscriptions.flatMap(({ serviceId }) => serviceId ?? [])
  const since = startOfLocalDay('UTC', addMonths(run.dueOn, -MONTHS_LOOKED_BACK))
  const seen = { serviceIds, since, upToSeq: run.manifest.batchSeq }
  const changes = await loadUsageChanges(client, seen)
  const versions = await loadPlanVersions(
    client,
    [...new Set(subscriptions.flatMap(({ planVersionIds }) => planVersionIds))],
    run.manifest.recordedAt,
    run.correction?.id ?? null,
    subscriptions.map(({ id }) => id)
  )
  const unseen = { companyId: run.companyId, afterSeq: run.manifest.batchSeq, serviceIds, since }
  const metrics = await client.from('metrics').select('id', 'code')
  const byAccount = Map.groupBy(subscriptions, (subscription) => subscription.accountId)
  const parts = { run, groups, subscriptions: byAccount, versions }
  const subscriptionIds = subscriptions.map(({ id }) => id)
  const measured = await loadMeasured(client, parts)
  return {
    ...parts,
    company,
    ...paying,
    purchaseOrders: await loadPurchaseOrders(client, subscriptionIds),
    ...(await loadSettledThrough(client, ids)),
    settledDays: await loadSettledDays(client, parts),
    ...(await loadSettled(client, parts, ids, changes)),
    requests: await loadRequests(client, run, ids),
    discountOrders: await loadDiscountOrders(client, run.companyId),
    states: await loadStates(client, parts),
    ...measured,
    periods: await loadPeriods(client, parts, measured.quantities),
    rated: await loadRated(client, parts),
    unseenBatches: await loadUnseenBatches(client, unseen),
    takenOut: new Map(changes.map(({ eventId, serviceId }) => [eventId, serviceId])),
    metricCodes: new Map(metrics.map((row) => [Number(row.id), row.code])),
  }
}

/** Accounts in the groups they share state in, in the order of the accounts. */
async function loadGroups(
  client: QueryClientContract,
  run: BillRun,
  accounts: readonly AccountToBill[]
): Promise<AccountGroup[]> {
  const { companyId, issuedOn } = run
  const accountIds = accounts.map(({ id }) => id)
  const units = await loadUnits(client, { companyId, issuedOn, accountIds })
  const members = await client
    .from('rating_group_members')
    .whereIn(
      'account_id',
      accounts.map(({ id }) => id)
    )
    .select('account_id', 'group_id', 'starts_on')
  const groupOf = new Map(members.map((row) => [Number(row.account_id), Number(row.group_id)]))
  const sharedFrom = new Map(
    members.map((row) => [Number(row.account_id), String(row.starts_on ?? '')])
  )
  const byUnit = Map.groupBy(accounts, ({ id }) => units.get(id) ?? id)
  return [...byUnit].flatMap(([id, all]) => {
    const unit = { id, accounts: all, members: new Set(all.map((account) => account.id)) }
    const byGroup = Map.groupBy(all, (account) => groupOf.get(account.id) ?? `alone:${account.id}`)
    return [...byGroup].map(([key, together]) => ({
      id: typeof key === 'number' ? key : null,
      unit,
      accounts: together,
      sharedFrom,
    }))
  })
}

/** Who pays for the accounts, and in which documents. */
async function loadPaying(
  client: QueryClientContract,
  { companyId, issuedOn }: BillRun,
  accounts: readonly AccountToBill[]
): Promise<Pick<ChunkData, 'payers' | 'parties' | 'documentRules'>> {
  const ids = accounts.map(({ id }) => id)
  const payers = await loadPayers(client, ids)
  const own = new Set(ids)
  const others = [...payers.values()].flat().flatMap(({ payerId }) => payerId ?? [])
  const unknown = [...new Set(others)].filter((id) => !own.has(id))
  const added = unknown.length === 0 ? [] : await loadAccounts(client, companyId, unknown)
  const parties = new Map([...accounts, ...added].map((account) => [account.id, account]))
  const documentRules = await loadDocumentRules(client, [...parties.keys()], issuedOn)
  return { payers, parties, documentRules }
}

/** The first day behind what is settled, here or by the system that billed before. */
async function loadSettledThrough(client: QueryClientContract, accountIds: readonly number[]) {
  const openings = await client
    .from('opening_positions')
    .join('subscriptions', 'subscriptions.id', 'opening_positions.subscription_id')
    .whereIn('subscriptions.account_id', [...accountIds])
    .select('subscription_id', 'charge_key', 'billed_through_on')
  const rows = await client
    .from('obligations')
    .whereIn('account_id', [...accountIds])
    .where('source_kind', 'subscription')
    .where('voided_id', 0)
    .groupBy('source_id', 'charge_key')
    .select('source_id', 'charge_key')
    .max('ends_on as ends_on')
  const openedOn = new Map(
    openings.map((row): [string, string] => {
      return [`${row.subscription_id}:${row.charge_key}`, String(row.billed_through_on)]
    })
  )
  const settledThrough = new Map<string, string>([
    ...openedOn,
    ...rows.map((row): [string, string] => {
      return [`${row.source_id}:${row.charge_key}`, String(row.ends_on)]
    }),
  ])
  return { settledThrough, openedOn }
}
