import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addMonths } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import type { BillingCompany } from '#app/companies/company'
import { MONTHS_LOOKED_BACK, type BillRun } from '#app/billing/bill_run'
import { loadUsageChanges } from '#app/usage/queries/load_usage_changes'
import { loadReopened } from '#app/billing/freezing/load_reopened'
import type { AccountToBill, ChunkData, SubscriptionToBill } from '#app/billing/freezing/chunk_data'

/** Reads all that a chunk of accounts needs, in a number of queries that no account adds to. */
export async function loadChunk(
  client: QueryClientContract,
  run: BillRun,
  company: BillingCompany,
  accountIds: readonly number[]
): Promise<ChunkData> {
  const accounts = await loadAccounts(client, run.companyId, accountIds)
  const ids = accounts.map((account) => account.id)
  const subscriptions = await loadSubscriptions(client, ids)
  const serviceIds = subscriptions.flatMap(({ serviceId }) => serviceId ?? [])
  const changes = await loadUsageChanges(client, {
    serviceIds,
    since: startOfLocalDay('UTC', addMonths(run.dueOn, -MONTHS_LOOKED_BACK)),
    upToSeq: run.manifest.batchSeq,
  })
  const versionIds = [...new Set(subscriptions.map(({ planVersionId }) => planVersionId))]
  const versions = await loadPlanVersions(client, versionIds)
  const unseen = await client
    .from('usage_batches')
    .where('company_id', run.companyId)
    .where('seq', '>', run.manifest.batchSeq)
    .select('id')
  const metrics = await client.from('metrics').select('id', 'code')
  return {
    run,
    company,
    accounts,
    subscriptions: Map.groupBy(subscriptions, (subscription) => subscription.accountId),
    versions,
    settledThrough: await loadSettledThrough(client, ids),
    ...(await loadReopened(client, run, ids, serviceIds, changes)),
    unseenBatches: new Set(unseen.map((row) => Number(row.id))),
    takenOut: new Map(changes.map(({ eventId, serviceId }) => [eventId, serviceId])),
    metricCodes: new Map(metrics.map((row) => [Number(row.id), row.code])),
  }
}

export async function loadAccounts(
  client: QueryClientContract,
  companyId: number,
  ids: readonly number[]
): Promise<AccountToBill[]> {
  const rows = await client
    .from('accounts')
    .join('customers', 'customers.id', 'accounts.customer_id')
    .where('accounts.company_id', companyId)
    .whereIn('accounts.id', [...ids])
    .orderBy('accounts.id')
    .select(
      'accounts.id',
      'accounts.number',
      'accounts.name',
      'accounts.currency',
      'accounts.time_zone',
      'accounts.payment_terms_days',
      'accounts.layout_code',
      'accounts.billing_turn',
      'customers.id as customer_id',
      'customers.number as customer_number',
      'customers.name as customer_name',
      'customers.kind',
      'customers.country',
      'customers.tax_id',
      'customers.exemption',
      'customers.email',
      'customers.locale',
      'customers.address'
    )
  return rows.map((row) => ({
    id: Number(row.id),
    number: row.number,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    paymentTermsDays: Number(row.payment_terms_days),
    layoutCode: row.layout_code,
    billingTurn: Number(row.billing_turn),
    customer: {
      id: Number(row.customer_id),
      number: row.customer_number,
      name: row.customer_name,
      kind: row.kind,
      country: row.country,
      taxId: row.tax_id,
      exemption: row.exemption,
      email: row.email,
      locale: row.locale,
      address: JSON.parse(row.address),
    },
  }))
}

export async function loadSubscriptions(
  client: QueryClientContract,
  accountIds: readonly number[]
): Promise<SubscriptionToBill[]> {
  const rows = await client
    .from('subscriptions')
    .leftJoin('services', 'services.id', 'subscriptions.service_id')
    .whereIn('subscriptions.account_id', [...accountIds])
    .orderBy('subscriptions.id')
    .select('subscriptions.*', 'services.label as service_label')
  return rows.map((row) => ({
    id: Number(row.id),
    accountId: Number(row.account_id),
    serviceId: row.service_id === null ? null : Number(row.service_id),
    serviceLabel: row.service_label,
    planVersionId: Number(row.plan_version_id),
    quantity: Number(row.quantity),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    anchorOn: row.anchor_on,
  }))
}

async function loadSettledThrough(client: QueryClientContract, accountIds: readonly number[]) {
  const rows = await client
    .from('obligations')
    .whereIn('account_id', [...accountIds])
    .where('source_kind', 'subscription')
    .where('voided_id', 0)
    .groupBy('source_id', 'charge_key')
    .select('source_id', 'charge_key')
    .max('ends_on as ends_on')
  return new Map(
    rows.map((row) => [`${row.source_id}:${row.charge_key}`, String(row.ends_on)] as const)
  )
}
