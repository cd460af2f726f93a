import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DiscountOrder } from '#kernel/discount'

/** From a day on, periods that begin have their discounts in this order; oldest first. */
export type DiscountOrders = readonly { readonly startsOn: string; readonly order: DiscountOrder }[]

export const DEFAULT_DISCOUNT_ORDER: DiscountOrder = 'fixed_then_percent'

/** What holds for a period that begins on a day. */
export function orderOn(orders: DiscountOrders, startsOn: string): DiscountOrder {
  return orders.findLast((one) => one.startsOn <= startsOn)?.order ?? DEFAULT_DISCOUNT_ORDER
}

/** The orders of a company; of one day the last that was recorded. */
export async function loadDiscountOrders(
  client: QueryClientContract,
  companyId: number
): Promise<DiscountOrders> {
  const rows = await client
    .from('discount_orders')
    .where('company_id', companyId)
    .orderBy('starts_on')
    .orderBy('id')
    .select('starts_on', 'discount_order')
  return rows.map((row) => ({ startsOn: String(row.starts_on), order: row.discount_order }))
}
