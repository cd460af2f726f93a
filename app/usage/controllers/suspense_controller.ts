import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ListTransformer from '#app/database/transformers/list_transformer'
import { MendSuspense } from '#app/usage/actions/mend_suspense'
import { SuspenseChangedException } from '#app/usage/exceptions/suspense_changed_exception'
import ListSuspense from '#app/usage/queries/list_suspense'
import SuspenseTransformer from '#app/usage/transformers/suspense_transformer'
import { mendValidator } from '#app/usage/validators/suspense_validator'

@inject()
export default class SuspenseController {
  constructor(
    private readonly listSuspense: ListSuspense,
    private readonly mendSuspense: MendSuspense
  ) {}

  async index({ inertia, request, company }: HttpContext) {
    const { rows, reasons, ...list } = await this.listSuspense.execute(company, request.qs())
    return inertia.render('usage/suspense/index', {
      rows: SuspenseTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
      reasons: reasons.map((reason) => ({ ...reason })),
    })
  }

  /** A row with its mended text. */
  async update({ params, request, response, session, company, staff, i18n }: HttpContext) {
    const { raw } = await request.validateUsing(mendValidator, { data: untrimmed(request) })
    const input = { companyId: company.id, id: Number(params.id), raw, actor: staff!.user.email }
    try {
      const result = await this.mendSuspense.execute(input)
      const isTaken = result.type !== 'suspended' && result.type !== 'not_open'
      const detail = result.type === 'suspended' ? `${result.reason}: ${result.detail}` : ''
      session.flash(isTaken ? 'success' : 'error', i18n.t(`usage.mend_${result.type}`, { detail }))
    } catch (error) {
      if (!(error instanceof SuspenseChangedException)) throw error
      session.flash('error', i18n.t('usage.mend_not_open'))
    }
    return response.redirect().back()
  }
}

/** The body parser cuts blanks off, but a row of a file may well end in an empty column. */
function untrimmed(request: HttpContext['request']) {
  return request.is(['json']) ? JSON.parse(request.raw() ?? '{}') : request.all()
}
