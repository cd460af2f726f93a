import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import { SetDocumentRule } from '#app/customers/actions/set_document_rule'
import FindAccount from '#app/customers/queries/find_account'
import FindPaying from '#app/customers/queries/find_paying'
import AccountTransformer from '#app/customers/transformers/account_transformer'
import { documentRuleFields, documentRuleValidator } from '#app/customers/validators/paying_forms'

/** On which documents an account is billed. */
@inject()
export default class DocumentRulesController {
  constructor(private readonly findAccount: FindAccount) {}

  @inject()
  async create({ inertia, params, company, i18n }: HttpContext, findPaying: FindPaying) {
    const account = await this.findAccount.execute(company.id, Number(params.id))
    const today = clock.today(account.timeZone)
    const { rule } = await findPaying.execute(company.id, account.id, today)
    return inertia.render('customers/document_rules/create', {
      account: AccountTransformer.transform(account),
      fields: formFieldViews(documentRuleFields, i18n.locale),
      initial: { ...rule, startsOn: today },
    })
  }

  async store({ request, response, params, company, staff, session, i18n }: HttpContext) {
    const form = await request.validateUsing(documentRuleValidator)
    const { id } = await this.findAccount.execute(company.id, Number(params.id))
    const order = { ...form, companyId: company.id, accountId: id, actor: staff!.user.email }
    await new SetDocumentRule().execute(order)
    session.flash('success', i18n.t('accounts.paying.rule_set'))
    return response.redirect().toRoute('customers.accounts.show', { id })
  }
}
