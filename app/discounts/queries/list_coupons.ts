import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { couponOf, type CouponTerms } from '#app/discounts/coupon'
import { couponList } from '#app/discounts/queries/coupon_list'

export const COUPON_STATES = ['open', 'later', 'expired', 'used_up', 'closed'] as const

export interface CouponRow extends CouponTerms {
  readonly id: number
  readonly state: (typeof COUPON_STATES)[number]
  /** Redemptions that were not withdrawn. */
  readonly redeemed: number
}

/** Coupons of a company, by code. */
export default class ListCoupons {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(couponList, company, input, loadCouponRows, options)
  }
}

export async function loadCouponRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId, today }: Pick<ListContext, 'companyId' | 'today'>
): Promise<CouponRow[]> {
  const rows = await client
    .from('coupons')
    .where('company_id', companyId)
    .whereIn('id', [...ids])
  const counts = await client
    .from('coupon_redemptions')
    .whereIn('coupon_id', [...ids])
    .whereNot('kind', 'ended')
    .groupBy('coupon_id')
    .select('coupon_id')
    .sum({ redeemed: client.raw(`case when kind = 'redeemed' then 1 else -1 end`) as never })
  const redeemed = new Map(counts.map((row) => [Number(row.coupon_id), Number(row.redeemed)]))
  return rows.map((row) => {
    const coupon = couponOf(row)
    const count = redeemed.get(coupon.id) ?? 0
    return { ...coupon, redeemed: count, state: stateOf(coupon, row.closed_on, count, today) }
  })
}

function stateOf(
  { validFrom, validTo, maxRedemptions }: CouponTerms,
  closedOn: string | null,
  redeemed: number,
  today: string
): CouponRow['state'] {
  if (closedOn !== null) return 'closed'
  if (validTo !== null && today >= validTo) return 'expired'
  if (maxRedemptions !== null && redeemed >= maxRedemptions) return 'used_up'
  return today < validFrom ? 'later' : 'open'
}
