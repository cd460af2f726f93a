import { hashedKey } from '#app/database/hashed_key'
import { ruleOf } from '#app/customers/queries/load_payers'
import type { BillingUnit, ChunkData } from '#app/billing/freezing/chunk_data'
import type { BilledObligation } from '#app/billing/freezing/planned_obligation'
import { purchaseOrderOn } from '#app/subscriptions/purchase_orders'

/** Which document something stands on. */
export interface DocumentPlace {
  /** Whom it is addressed to. */
  readonly accountId: number
  /** Which of the account's documents; '' is the one for all that has no other. */
  readonly key: string
  /** Whether the account gets several documents, and this is the one for the rest. */
  readonly isShared: boolean
}

type Data = Pick<ChunkData, 'documentRules' | 'purchaseOrders'>

/**
 * The document of an obligation: it is addressed to who pays, and grouped by the rule of who pays. A
 * payer that wants it so gets documents of their own for the accounts it pays for; so does one that
 * the run does not bill together with the account.
 */
export function placeOf(
  data: Data,
  unit: BillingUnit,
  planned: Pick<BilledObligation, 'account' | 'payerId' | 'subscription' | 'startsOn'>
): DocumentPlace {
  const { id } = planned.account
  const accountId = planned.payerId ?? id
  const { grouping, payerForm } = ruleOf(data.documentRules, accountId)
  const isApart = accountId !== id && (payerForm === 'separate' || !unit.members.has(accountId))
  const group = grouping === 'one' ? '' : groupOf(data, grouping, planned)
  const key = [...(isApart ? [`account:${id}`] : []), ...(group === '' ? [] : [group])].join('|')
  return { accountId, key, isShared: grouping !== 'one' && group === '' }
}

function groupOf(
  data: Data,
  grouping: 'per_service' | 'per_purchase_order',
  planned: Pick<BilledObligation, 'subscription' | 'startsOn'>
): string {
  if (grouping === 'per_service') {
    const { serviceId } = planned.subscription
    return serviceId === null ? '' : `service:${serviceId}`
  }
  const number = purchaseOrderOf(data, planned)
  return number === null ? '' : `purchase_order:${number}`
}

/** The purchase order of what an obligation bills: that of its first day. */
export function purchaseOrderOf(
  { purchaseOrders }: Pick<ChunkData, 'purchaseOrders'>,
  { subscription, startsOn }: Pick<BilledObligation, 'subscription' | 'startsOn'>
): string | null {
  const orders = purchaseOrders.get(subscription.id)
  return orders === undefined ? null : purchaseOrderOn(orders, startsOn)
}

export function placeText({ accountId, key }: DocumentPlace): string {
  return `${accountId}|${key}`
}

/** The key of a document as it is stored: customers write what they like in a purchase order. */
export function storedKey({ key }: Pick<DocumentPlace, 'key'>): string {
  return key === '' ? '' : hashedKey('document', key).toString('hex')
}
