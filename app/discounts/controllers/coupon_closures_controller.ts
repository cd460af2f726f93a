import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import { CloseCoupon } from '#app/discounts/actions/close_coupon'
import FindCoupon from '#app/discounts/queries/find_coupon'

/** No more redemptions; what was redeemed goes on. */
export default class CouponClosuresController {
  @inject()
  async store(ctx: HttpContext, findCoupon: FindCoupon) {
    const { params, response, company, staff, session, i18n } = ctx
    const { id } = await findCoupon.execute(company, Number(params.id))
    const today = clock.todayOf(company)
    const actor = staff!.user.email
    await new CloseCoupon().execute({ companyId: company.id, couponId: id, today, actor })
    session.flash('success', i18n.t('discounts.closed'))
    return response.redirect().toRoute('discounts.coupons.show', { id })
  }
}
