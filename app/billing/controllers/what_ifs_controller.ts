import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ListTransformer from '#app/database/transformers/list_transformer'
import { OrderWhatIf } from '#app/billing/actions/order_what_if'
import FindWhatIf from '#app/billing/queries/find_what_if'
import { listComparableVersions } from '#app/billing/queries/list_comparable_versions'
import ListWhatIfAccounts from '#app/billing/queries/list_what_if_accounts'
import ListWhatIfs from '#app/billing/queries/list_what_ifs'
import { refusedAtField } from '#app/billing/refused_at_field'
import WhatIfAccountTransformer from '#app/billing/transformers/what_if_account_transformer'
import WhatIfTransformer from '#app/billing/transformers/what_if_transformer'
import { whatIfValidator } from '#app/billing/validators/what_if_validator'

/** What accounts would have been billed by another plan version. */
export default class WhatIfsController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listWhatIfs: ListWhatIfs) {
    const { rows, ...list } = await listWhatIfs.execute(company, request.qs())
    return inertia.render('billing/what_ifs/index', {
      rows: WhatIfTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  async create({ inertia, request, company }: HttpContext) {
    const from = Number(request.input('from'))
    const versions = await listComparableVersions(company.id)
    return inertia.render('billing/what_ifs/create', {
      versions: [...versions],
      from: versions.some(({ id }) => id === from) ? from : null,
    })
  }

  @inject()
  async store(ctx: HttpContext, orderWhatIf: OrderWhatIf) {
    const { request, response, company, staff } = ctx
    const { accounts, group, ...order } = await request.validateUsing(whatIfValidator)
    const accountNumbers = accounts?.split(/[\s,;]+/).filter((number) => number !== '')
    const choice = { accountNumbers, groupCode: group ?? undefined }
    const actor = staff!.user.email
    const id = await refusedAtField(() =>
      orderWhatIf.execute({ ...order, ...choice, companyId: company.id, actor })
    )
    return response.redirect().toRoute('billing.what_ifs.show', { id })
  }

  @inject()
  async show(ctx: HttpContext, findWhatIf: FindWhatIf, accounts: ListWhatIfAccounts) {
    const { inertia, params, request, company } = ctx
    const report = await findWhatIf.execute(company.id, Number(params.id))
    const { rows, ...list } = await accounts.execute(company, report.id, request.qs())
    return inertia.render('billing/what_ifs/show', {
      report: WhatIfTransformer.transform(report).useVariant('forPage'),
      rows: WhatIfAccountTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }
}
