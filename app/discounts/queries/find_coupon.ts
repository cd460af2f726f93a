import db from '@adonisjs/lucid/services/db'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { listContext, type ListCompany } from '#app/database/paging/read_list'
import { loadCouponRows, type CouponRow } from '#app/discounts/queries/list_coupons'

/** A coupon of the company. Errors: E_ROW_NOT_FOUND (404), for those of other companies too. */
export default class FindCoupon {
  async execute(company: ListCompany, id: number): Promise<CouponRow> {
    const [coupon] = await loadCouponRows(db.connection(), [id], listContext(company))
    if (!coupon) throw new NotFoundException('coupon', id)
    return coupon
  }
}
