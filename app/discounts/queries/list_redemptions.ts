import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { redemptionList } from '#app/discounts/queries/coupon_list'

export interface RedemptionRow {
  readonly id: number
  readonly kind: 'redeemed' | 'ended' | 'withdrawn'
  readonly coupon: { readonly id: number; readonly code: string; readonly name: string }
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
  /** The subscription that it is taken off; null for all of the account's. */
  readonly appliesToId: number | null
  readonly startsOn: string
  /** The first day on which nothing is taken off any more; null for ever. */
  readonly endsOn: string | null
  /** Whether it can still be ended or withdrawn. */
  readonly isEndable: boolean
  readonly reason: string | null
  readonly actor: string
  readonly recordedAt: number
}

/** Redemptions and what ended or withdrew them, the newest first. */
export default class ListRedemptions {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(redemptionList, company, input, loadRedemptionRows, options)
  }
}

export async function loadRedemptionRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<RedemptionRow[]> {
  const rows = await client
    .from('coupon_redemptions as r')
    .join('coupons as c', 'c.id', 'r.coupon_id')
    .join('accounts as a', 'a.id', 'r.account_id')
    .join('subscriptions as s', 's.id', 'r.subscription_id')
    .leftJoin('coupon_redemptions as ended', 'ended.of_id', 'r.id')
    .where('r.company_id', companyId)
    .whereIn('r.id', [...ids])
    .select('r.*', 'c.code', 'c.name as coupon_name', 'a.number', 'a.name as account_name')
    .select('s.starts_on', 's.ends_on', 'ended.id as ended_id')
  return rows.map((row) => ({
    id: Number(row.id),
    kind: row.kind,
    coupon: { id: Number(row.coupon_id), code: row.code, name: row.coupon_name },
    account: { id: Number(row.account_id), number: row.number, name: row.account_name },
    appliesToId: row.applies_to_id === null ? null : Number(row.applies_to_id),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    isEndable: row.kind === 'redeemed' && row.ended_id === null,
    reason: row.reason,
    actor: row.actor,
    recordedAt: Number(row.recorded_at),
  }))
}
