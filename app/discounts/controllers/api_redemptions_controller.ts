import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { requestKey } from '#app/integrations/request_key'
import { RedeemCoupon } from '#app/discounts/actions/redeem_coupon'
import ListRedemptions, { loadRedemptionRows } from '#app/discounts/queries/list_redemptions'
import RedemptionTransformer from '#app/discounts/transformers/redemption_transformer'
import { apiRedemptionValidator } from '#app/discounts/validators/discount_forms'

/** Redemptions for programs. */
export default class ApiRedemptionsController {
  @inject()
  async index({ request, company, response }: HttpContext, listRedemptions: ListRedemptions) {
    const { rows, page } = await listRedemptions.execute(company, request.qs(), { strict: true })
    const redemptions = rows.map((row) => new RedemptionTransformer(row).toObject())
    return response.ok({ redemptions, after: page.after, before: page.before })
  }

  async store(ctx: HttpContext) {
    const { request, response, company, token } = ctx
    const form = await request.validateUsing(apiRedemptionValidator)
    const actor = `token ${token!.name}`
    const order = { ...form, companyId: company.id, requestId: requestKey(ctx), actor }
    const { id } = await new RedeemCoupon().execute(order)
    const [row] = await loadRedemptionRows(db.connection(), [id], { companyId: company.id })
    return response.created({ redemption: new RedemptionTransformer(row).toObject() })
  }
}
