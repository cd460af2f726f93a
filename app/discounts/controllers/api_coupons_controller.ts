import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { requestKey } from '#app/integrations/request_key'
import { CreateCoupon } from '#app/discounts/actions/create_coupon'
import FindCoupon from '#app/discounts/queries/find_coupon'
import ListCoupons from '#app/discounts/queries/list_coupons'
import CouponTransformer from '#app/discounts/transformers/coupon_transformer'
import { couponInput } from '#app/discounts/validators/coupon_input'
import { couponValidator } from '#app/discounts/validators/discount_forms'

/** Coupons for programs. */
@inject()
export default class ApiCouponsController {
  constructor(private readonly findCoupon: FindCoupon) {}

  @inject()
  async index({ request, company, response }: HttpContext, listCoupons: ListCoupons) {
    const { rows, page } = await listCoupons.execute(company, request.qs(), { strict: true })
    const coupons = rows.map((row) => new CouponTransformer(row).toObject())
    return response.ok({ coupons, after: page.after, before: page.before })
  }

  async show({ params, company, response }: HttpContext) {
    const coupon = await this.findCoupon.execute(company, Number(params.id))
    return response.ok({ coupon: new CouponTransformer(coupon).toObject() })
  }

  async store(ctx: HttpContext) {
    const { request, response, company, token } = ctx
    const form = await request.validateUsing(couponValidator)
    const input = couponInput(form, company, requestKey(ctx), `token ${token!.name}`)
    const coupon = await this.findCoupon.execute(company, await new CreateCoupon().execute(input))
    return response.created({ coupon: new CouponTransformer(coupon).toObject() })
  }
}
