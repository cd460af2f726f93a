import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { activitiesOf } from '#app/activity/queries/activities_of'
import ActivityTransformer from '#app/activity/transformers/activity_transformer'
import ListTransformer from '#app/database/transformers/list_transformer'
import { MendSuspense } from '#app/usage/actions/mend_suspense'
import ListSuspense, { findSuspenseRow } from '#app/usage/queries/list_suspense'
import SuspenseCounts from '#app/usage/queries/suspense_counts'
import SuspenseTransformer from '#app/usage/transformers/suspense_transformer'
import { mendValidator } from '#app/usage/validators/suspense_validator'

export default class SuspenseController {
  @inject()
  async index(ctx: HttpContext, listSuspense: ListSuspense, suspenseCounts: SuspenseCounts) {
    const { inertia, request, company } = ctx
    const { rows, ...list } = await listSuspense.execute(company, request.qs())
    return inertia.render('usage/suspense/index', {
      counts: await suspenseCounts.execute(company.id),
      rows: SuspenseTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  async show({ inertia, params, company }: HttpContext) {
    const row = await findSuspenseRow(company.id, Number(params.id))
    const subject = { companyId: company.id, kind: 'usage_suspense', id: row.id }
    return inertia.render('usage/suspense/show', {
      row: SuspenseTransformer.transform(row).useVariant('forPage'),
      activities: ActivityTransformer.transform(await activitiesOf(subject)),
    })
  }

  /** Corrects the row and sends it through acceptance again. */
  @inject()
  async update(ctx: HttpContext, mendSuspense: MendSuspense) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const { raw } = await request.validateUsing(mendValidator, { data: asTyped(request) })
    const { id } = await findSuspenseRow(company.id, Number(params.id))
    const actor = staff!.user.email
    const result = await mendSuspense.execute({ companyId: company.id, id, raw, actor })
    const isStuck = result.type === 'suspended' || result.type === 'not_open'
    session.flash(isStuck ? 'error' : 'success', i18n.t(`usage.mended.${result.type}`))
    return response.redirect().toRoute('usage.suspense.show', { id })
  }
}

/** The body parser cuts blanks off, but a row of a file may well end in an empty column. */
function asTyped(request: HttpContext['request']): unknown {
  return request.is(['json']) ? JSON.parse(request.raw() ?? '{}') : request.all()
}
