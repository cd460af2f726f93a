import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { AccountToBill, SubscriptionToBill } from '#app/billing/freezing/chunk_data'
import { suppose, type SupposedChanges } from '#app/billing/previewing/supposed_changes'
import { loadChanges } from '#app/subscriptions/queries/load_timelines'
import {
  endOf,
  timelineOf,
  type Segment,
  type SubscriptionChange,
} from '#app/subscriptions/timeline'

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
      'accounts.document_kind',
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
    documentKind: row.document_kind,
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

/**
 * The subscriptions of accounts with what they were from day to day. The newest changes count, not
 * those of the manifest: a change outdates every draft that does not know of it.
 */
export async function loadSubscriptions(
  client: QueryClientContract,
  accountIds: readonly number[],
  supposing?: SupposedChanges
): Promise<SubscriptionToBill[]> {
  const rows = await client
    .from('subscriptions')
    .leftJoin('services', 'services.id', 'subscriptions.service_id')
    .whereIn('subscriptions.account_id', [...accountIds])
    .orderBy('subscriptions.id')
    .select('subscriptions.*', 'services.label as service_label')
  const recorded = await loadChanges(
    client,
    rows.map((row) => Number(row.id))
  )
  return rows.map((row) => {
    const known = recorded.get(Number(row.id))
    const supposed = supposing?.get(Number(row.id))
    if (supposed === undefined) return subscriptionOf(row, known)
    const { changes, replanFrom, endsOn } = suppose(row as never, known ?? [], supposed)
    return subscriptionOf({ ...row, replan_from: replanFrom, ends_on: endsOn }, changes)
  })
}

function subscriptionOf(
  row: Record<string, any>,
  changes: readonly SubscriptionChange[] | undefined
): SubscriptionToBill {
  return {
    id: Number(row.id),
    accountId: Number(row.account_id),
    serviceId: row.service_id === null ? null : Number(row.service_id),
    appliesToId: row.applies_to_id === null ? null : Number(row.applies_to_id),
    serviceLabel: row.service_label,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    anchorOn: row.anchor_on,
    firstStartedOn: row.first_started_on ?? row.starts_on,
    ...segmentsOf(row, changes),
    planVersionIds: [
      Number(row.plan_version_id),
      ...(changes ?? []).flatMap(({ planVersionId }) => planVersionId ?? []),
    ],
    replanFrom: row.replan_from,
  }
}

/** A subscription that was never changed is one stretch, as its own row has it. */
function segmentsOf(
  row: Record<string, any>,
  changes: readonly SubscriptionChange[] | undefined
): Pick<SubscriptionToBill, 'segments' | 'advanceSegments'> {
  if (changes !== undefined) {
    const segments = timelineOf(changes)
    const isOneLife = endOf(changes) === endOf(changes, 'advance')
    return { segments, advanceSegments: isOneLife ? segments : timelineOf(changes, 'advance') }
  }
  const planVersionId = Number(row.plan_version_id)
  const quantity = Number(row.quantity)
  const whole = { startsOn: row.starts_on, endsOn: row.ends_on, planVersionId, quantity }
  const segments: Segment[] = [whole]
  return { segments, advanceSegments: segments }
}
