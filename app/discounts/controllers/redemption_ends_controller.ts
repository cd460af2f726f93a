import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import { EndRedemption } from '#app/discounts/actions/end_redemption'
import { loadRedemptionRows } from '#app/discounts/queries/list_redemptions'
import RedemptionTransformer from '#app/discounts/transformers/redemption_transformer'
import {
  redemptionEndFields,
  redemptionEndValidator,
} from '#app/discounts/validators/discount_forms'
import { withRefusals } from '#app/discounts/validators/with_refusals'

/** A redemption that is ended on a day, or withdrawn as if it had never been. */
export default class RedemptionEndsController {
  async create({ inertia, params, company, i18n }: HttpContext) {
    const redemption = await findRedemption(company.id, Number(params.id))
    return inertia.render('discounts/redemptions/end', {
      redemption: RedemptionTransformer.transform(redemption),
      fields: formFieldViews(redemptionEndFields, i18n.locale),
      request: randomUUID(),
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const form = await request.validateUsing(redemptionEndValidator)
    const { id: redemptionId, account } = await findRedemption(company.id, Number(params.id))
    const endsOn = form.how === 'withdrawn' ? null : form.endsOn!
    const requestId = `console ${form.request ?? randomUUID()}`
    const end = { companyId: company.id, redemptionId, endsOn, reason: form.reason, requestId }
    await withRefusals(ctx, () => new EndRedemption().execute({ ...end, actor: staff!.user.email }))
    session.flash('success', i18n.t(`discounts.${form.how}`))
    return response.redirect().toRoute('customers.accounts.show', { id: account.id })
  }
}

async function findRedemption(companyId: number, id: number) {
  const [row] = await loadRedemptionRows(db.connection(), [id], { companyId })
  if (!row) throw new NotFoundException('redemption', id)
  return row
}
