import db from '@adonisjs/lucid/services/db'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { moneyToDecimalText, parseMoney } from '#kernel/money'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import FindAccount from '#app/customers/queries/find_account'
import AccountTransformer from '#app/customers/transformers/account_transformer'
import { SetWalletTerms } from '#app/prepaid/actions/set_wallet_terms'
import { findWallet } from '#app/prepaid/queries/find_wallet'
import { walletFields, walletValidator } from '#app/prepaid/validators/wallet_forms'
import { withWalletRefusals } from '#app/prepaid/validators/with_wallet_refusals'

/** What the wallet of an account pays, and when its people are warned. */
@inject()
export default class WalletsController {
  constructor(private readonly findAccount: FindAccount) {}

  async edit({ inertia, params, company, i18n }: HttpContext) {
    const account = await this.findAccount.execute(company.id, Number(params.id))
    const wallet = await findWallet(db.connection(), company.id, account.id)
    const minor = wallet?.alertBelowMinor ?? null
    const { currency } = account
    return inertia.render('prepaid/wallets/edit', {
      account: AccountTransformer.transform(account),
      fields: formFieldViews(walletFields, i18n.locale),
      settles: wallet?.settles ?? 'prepaid',
      alertBelow: minor === null ? '' : moneyToDecimalText({ minor, currency }),
    })
  }

  async update(ctx: HttpContext) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const { settles, alertBelow } = await request.validateUsing(walletValidator)
    const { id: accountId, currency } = await this.findAccount.execute(
      company.id,
      Number(params.id)
    )
    const actor = staff!.user.email
    await withWalletRefusals(ctx, 'alertBelow', async () => {
      const alertBelowMinor = alertBelow ? parseMoney(alertBelow, currency).minor : null
      const terms = { companyId: company.id, accountId, settles, alertBelowMinor, actor }
      await new SetWalletTerms().execute(terms)
    })
    session.flash('success', i18n.t('wallets.saved'))
    return response.redirect().toRoute('customers.accounts.show', { id: accountId })
  }
}
