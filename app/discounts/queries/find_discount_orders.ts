import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DiscountOrder } from '#kernel/discount'

const MOST = 50

export interface OrderHistory {
  readonly current: DiscountOrder
  /** The newest first. */
  readonly history: { order: DiscountOrder; startsOn: string; actor: string }[]
}

/** The order that holds on a day and those that were set, at most fifty. */
export async function findDiscountOrders(
  client: QueryClientContract,
  companyId: number,
  today: string
): Promise<OrderHistory> {
  const rows = await client
    .from('discount_orders')
    .where('company_id', companyId)
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
  const history = rows.map((row) => ({
    order: row.discount_order as DiscountOrder,
    startsOn: String(row.starts_on),
    actor: String(row.actor),
  }))
  const holding = history.find(({ startsOn }) => startsOn <= today)
  return { current: holding?.order ?? 'fixed_then_percent', history }
}
