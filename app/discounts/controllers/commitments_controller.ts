import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { parseMoney } from '#kernel/money'
import { clock } from '#app/database/clock'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import FindAccount from '#app/customers/queries/find_account'
import AccountTransformer from '#app/customers/transformers/account_transformer'
import { CommitAccount } from '#app/discounts/actions/commit_account'
import { commitmentFields, commitmentValidator } from '#app/discounts/validators/discount_forms'
import { withRefusals } from '#app/discounts/validators/with_refusals'

@inject()
export default class CommitmentsController {
  constructor(private readonly findAccount: FindAccount) {}

  async create({ inertia, params, company, i18n }: HttpContext) {
    const account = await this.findAccount.execute(company.id, Number(params.id))
    return inertia.render('discounts/commitments/create', {
      account: AccountTransformer.transform(account),
      fields: formFieldViews(commitmentFields, i18n.locale),
      today: clock.todayOf({ ...company, timeZone: account.timeZone }),
      request: randomUUID(),
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const { request: key, amount, ...form } = await request.validateUsing(commitmentValidator)
    const { id, currency } = await this.findAccount.execute(company.id, Number(params.id))
    await withRefusals(ctx, () =>
      new CommitAccount().execute({
        ...form,
        ...{ companyId: company.id, accountId: id, codes: form.codes ?? [] },
        ...{ amountMinor: parseMoney(amount, currency).minor, endsOn: form.endsOn ?? null },
        ...{ requestId: `console ${key ?? randomUUID()}`, actor: staff!.user.email },
      })
    )
    session.flash('success', i18n.t('discounts.committed'))
    return response.redirect().toRoute('customers.accounts.show', { id })
  }
}
