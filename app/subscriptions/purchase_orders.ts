import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** From a day on a subscription belongs to a purchase order of the customer; null: to none. */
export interface PurchaseOrder {
  readonly seq: number
  readonly startsOn: string
  readonly number: string | null
}

/** The purchase order on a day; of two for one first day the one recorded last counts. */
export function purchaseOrderOn(orders: readonly PurchaseOrder[], day: string): string | null {
  let found: PurchaseOrder | null = null
  for (const order of orders) {
    if (order.startsOn > day) continue
    const isLater = found === null || order.startsOn > found.startsOn
    if (isLater || (order.startsOn === found!.startsOn && order.seq > found!.seq)) found = order
  }
  return found?.number ?? null
}

/** A statement of SQLite takes 32,766 values. */
const IDS_AT_ONCE = 10_000

/** The purchase orders of subscriptions, by subscription; most have none. */
export async function loadPurchaseOrders(
  client: QueryClientContract,
  subscriptionIds: readonly number[]
): Promise<Map<number, PurchaseOrder[]>> {
  const found = new Map<number, PurchaseOrder[]>()
  for (let from = 0; from < subscriptionIds.length; from += IDS_AT_ONCE) {
    const rows = await client
      .from('purchase_orders')
      .whereIn('subscription_id', subscriptionIds.slice(from, from + IDS_AT_ONCE))
      .orderBy('subscription_id')
      .orderBy('seq')
      .select('subscription_id', 'seq', 'starts_on', 'number')
    for (const [id, own] of Map.groupBy(rows, (row) => Number(row.subscription_id))) {
      const orders = own.map((row) => {
        return { seq: Number(row.seq), startsOn: String(row.starts_on), number: row.number }
      })
      found.set(id, orders)
    }
  }
  return found
}
