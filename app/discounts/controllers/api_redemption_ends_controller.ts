import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { requestKey } from '#app/integrations/request_key'
import { EndRedemption } from '#app/discounts/actions/end_redemption'
import { loadRedemptionRows } from '#app/discounts/queries/list_redemptions'
import RedemptionTransformer from '#app/discounts/transformers/redemption_transformer'
import { redemptionEndValidator } from '#app/discounts/validators/discount_forms'

/** The end or withdrawal of a redemption, for programs. */
export default class ApiRedemptionEndsController {
  async store(ctx: HttpContext) {
    const { request, response, params, company, token } = ctx
    const { how, endsOn, reason } = await request.validateUsing(redemptionEndValidator)
    const redemptionId = Number(params.id)
    await new EndRedemption().execute({
      ...{ companyId: company.id, redemptionId, reason, requestId: requestKey(ctx) },
      ...{ endsOn: how === 'withdrawn' ? null : endsOn!, actor: `token ${token!.name}` },
    })
    const asked = { companyId: company.id }
    const [row] = await loadRedemptionRows(db.connection(), [redemptionId], asked)
    return response.created({ redemption: new RedemptionTransformer(row).toObject() })
  }
}
