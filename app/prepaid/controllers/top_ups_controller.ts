import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { parseMoney } from '#kernel/money'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import FindAccount from '#app/customers/queries/find_account'
import AccountTransformer from '#app/customers/transformers/account_transformer'
import { GrantCredit } from '#app/prepaid/actions/grant_credit'
import { topUpFields, topUpValidator } from '#app/prepaid/validators/wallet_forms'
import { withWalletRefusals } from '#app/prepaid/validators/with_wallet_refusals'

/** Money that is paid into a wallet, or given. */
@inject()
export default class TopUpsController {
  constructor(private readonly findAccount: FindAccount) {}

  async create({ inertia, params, company, i18n }: HttpContext) {
    const account = await this.findAccount.execute(company.id, Number(params.id))
    return inertia.render('prepaid/top_ups/create', {
      account: AccountTransformer.transform(account),
      fields: formFieldViews(topUpFields, i18n.locale),
      request: randomUUID(),
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const form = await request.validateUsing(topUpValidator)
    const { id: accountId, currency } = await this.findAccount.execute(
      company.id,
      Number(params.id)
    )
    await withWalletRefusals(ctx, 'amount', async () => {
      await new GrantCredit().execute({
        ...{ companyId: company.id, accountId, kind: form.kind, actor: staff!.user.email },
        amountMinor: parseMoney(form.amount, currency).minor,
        expiresOn: form.expiresOn ?? null,
        ...(form.priority !== null && form.priority !== undefined && { priority: form.priority }),
        key: `console ${form.request ?? randomUUID()}`,
      })
    })
    session.flash('success', i18n.t('wallets.topped_up'))
    return response.redirect().toRoute('customers.accounts.show', { id: accountId })
  }
}
