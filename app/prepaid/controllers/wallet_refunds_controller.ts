import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { parseMoney } from '#kernel/money'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import FindAccount from '#app/customers/queries/find_account'
import AccountTransformer from '#app/customers/transformers/account_transformer'
import { RefundWallet } from '#app/prepaid/actions/refund_wallet'
import { walletRefundFields, walletRefundValidator } from '#app/prepaid/validators/wallet_forms'
import { withWalletRefusals } from '#app/prepaid/validators/with_wallet_refusals'

/** Money that was paid in and is not used, paid back. */
@inject()
export default class WalletRefundsController {
  constructor(private readonly findAccount: FindAccount) {}

  async create({ inertia, params, company, i18n }: HttpContext) {
    const account = await this.findAccount.execute(company.id, Number(params.id))
    return inertia.render('prepaid/wallet_refunds/create', {
      account: AccountTransformer.transform(account),
      fields: formFieldViews(walletRefundFields, i18n.locale),
      request: randomUUID(),
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const { amount, reason, request: key } = await request.validateUsing(walletRefundValidator)
    const { id: accountId, currency } = await this.findAccount.execute(
      company.id,
      Number(params.id)
    )
    await withWalletRefusals(ctx, 'amount', async () => {
      await new RefundWallet().execute({
        ...{ companyId: company.id, accountId, reason, actor: staff!.user.email },
        ...(amount && { amountMinor: parseMoney(amount, currency).minor }),
        key: `console ${key ?? randomUUID()}`,
      })
    })
    session.flash('success', i18n.t('wallets.refunded'))
    return response.redirect().toRoute('customers.accounts.show', { id: accountId })
  }
}
