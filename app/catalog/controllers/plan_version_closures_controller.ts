import type { HttpContext } from '@adonisjs/core/http'
import { ClosePlanVersion } from '#app/catalog/actions/close_plan_version'
import { refuseAtField } from '#app/catalog/forms/refuse_at_field'
import { closureValidator } from '#app/catalog/validators/plan_validator'

/** Until when a version is sold. */
export default class PlanVersionClosuresController {
  async store({ request, response, params, session, company, staff, i18n }: HttpContext) {
    const { validTo } = await request.validateUsing(closureValidator)
    const { id, version } = params
    const choice = { companyId: company.id, planId: Number(id), version: Number(version) }
    const actor = staff!.user.email
    await refuseAtField('validTo', i18n, () =>
      new ClosePlanVersion().execute({ ...choice, validTo, actor })
    )
    session.flash('success', i18n.t('plans.saved'))
    return response.redirect().withQs({ version }).toRoute('catalog.plans.show', { id })
  }
}
