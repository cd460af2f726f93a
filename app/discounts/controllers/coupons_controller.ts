import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { activitiesOf } from '#app/activity/queries/activities_of'
import ActivityTransformer from '#app/activity/transformers/activity_transformer'
import { clock } from '#app/database/clock'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import ListTransformer from '#app/database/transformers/list_transformer'
import { CreateCoupon } from '#app/discounts/actions/create_coupon'
import FindCoupon from '#app/discounts/queries/find_coupon'
import ListCoupons from '#app/discounts/queries/list_coupons'
import ListRedemptions from '#app/discounts/queries/list_redemptions'
import CouponTransformer from '#app/discounts/transformers/coupon_transformer'
import RedemptionTransformer from '#app/discounts/transformers/redemption_transformer'
import { couponInput } from '#app/discounts/validators/coupon_input'
import { couponFields, couponValidator } from '#app/discounts/validators/discount_forms'
import { withRefusals } from '#app/discounts/validators/with_refusals'

export default class CouponsController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listCoupons: ListCoupons) {
    const { rows, ...list } = await listCoupons.execute(company, request.qs())
    return inertia.render('discounts/coupons/index', {
      rows: CouponTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  async create({ inertia, company, i18n }: HttpContext) {
    return inertia.render('discounts/coupons/create', {
      fields: formFieldViews(couponFields, i18n.locale),
      currency: company.currency,
      today: clock.todayOf(company),
      request: randomUUID(),
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, company, staff } = ctx
    const form = await request.validateUsing(couponValidator)
    const key = `console ${form.request ?? randomUUID()}`
    const id = await withRefusals(ctx, () => {
      return new CreateCoupon().execute(couponInput(form, company, key, staff!.user.email))
    })
    return response.redirect().toRoute('discounts.coupons.show', { id })
  }

  @inject()
  async show(ctx: HttpContext, findCoupon: FindCoupon, listRedemptions: ListRedemptions) {
    const { inertia, params, company } = ctx
    const coupon = await findCoupon.execute(company, Number(params.id))
    const { rows, totals } = await listRedemptions.execute(company, { coupon: String(coupon.id) })
    const subject = { companyId: company.id, kind: 'coupon', id: coupon.id }
    return inertia.render('discounts/coupons/show', {
      coupon: CouponTransformer.transform(coupon),
      redemptions: RedemptionTransformer.transform([...rows]),
      redemptionCount: totals.count,
      activities: ActivityTransformer.transform(await activitiesOf(subject)),
    })
  }
}
