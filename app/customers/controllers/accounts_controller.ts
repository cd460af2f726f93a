import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { activitiesOf } from '#app/activity/queries/activities_of'
import ActivityTransformer from '#app/activity/transformers/activity_transformer'
import { clock } from '#app/database/clock'
import ListTransformer from '#app/database/transformers/list_transformer'
import { totalsView } from '#app/database/transformers/totals_view'
import FindAccount from '#app/customers/queries/find_account'
import FindPaying from '#app/customers/queries/find_paying'
import ListAccounts from '#app/customers/queries/list_accounts'
import ListServices from '#app/customers/queries/list_services'
import AccountTransformer from '#app/customers/transformers/account_transformer'
import PayingTransformer from '#app/customers/transformers/paying_transformer'
import ServiceTransformer from '#app/customers/transformers/service_transformer'
import ListInvoices from '#app/invoicing/queries/list_invoices'
import InvoiceTransformer from '#app/invoicing/transformers/invoice_transformer'
import ListSubscriptions from '#app/subscriptions/queries/list_subscriptions'
import ListCommitments from '#app/discounts/queries/list_commitments'
import ListRedemptions from '#app/discounts/queries/list_redemptions'
import CommitmentTransformer from '#app/discounts/transformers/commitment_transformer'
import RedemptionTransformer from '#app/discounts/transformers/redemption_transformer'
import { findWallet } from '#app/prepaid/queries/find_wallet'
import WalletTransformer from '#app/prepaid/transformers/wallet_transformer'
import SubscriptionTransformer from '#app/subscriptions/transformers/subscription_transformer'

@inject()
export default class AccountsController {
  constructor(
    private readonly findAccount: FindAccount,
    private readonly listAccounts: ListAccounts,
    private readonly listServices: ListServices,
    private readonly listSubscriptions: ListSubscriptions,
    private readonly listInvoices: ListInvoices,
    private readonly listRedemptions: ListRedemptions,
    private readonly listCommitments: ListCommitments,
    private readonly findPaying: FindPaying
  ) {}

  async index({ inertia, request, company }: HttpContext) {
    const { rows, ...list } = await this.listAccounts.execute(company, request.qs())
    return inertia.render('customers/accounts/index', {
      rows: AccountTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  async show({ inertia, params, company }: HttpContext) {
    const account = await this.findAccount.execute(company.id, Number(params.id))
    const accountId = account.id
    const asked = { account: String(accountId) }
    const services = await this.listServices.execute(company, asked)
    const subscriptions = await this.listSubscriptions.execute(company.id, { accountId })
    const invoices = await this.listInvoices.execute(company, asked)
    const redemptions = await this.listRedemptions.execute(company, asked)
    const commitments = await this.listCommitments.execute(company.id, accountId)
    const wallet = await findWallet(db.connection(), company.id, accountId)
    const paying = await this.findPaying.execute(company.id, accountId, clock.todayOf(company))
    const subject = { companyId: company.id, kind: 'account', id: accountId }
    return inertia.render('customers/accounts/show', {
      account: AccountTransformer.transform(account),
      services: ServiceTransformer.transform([...services.rows]),
      serviceTotals: totalsView(services.totals),
      subscriptions: SubscriptionTransformer.transform(subscriptions),
      invoices: InvoiceTransformer.transform([...invoices.rows]),
      invoiceTotals: totalsView(invoices.totals),
      activities: ActivityTransformer.transform(await activitiesOf(subject)),
      redemptions: RedemptionTransformer.transform([...redemptions.rows]),
      commitments: CommitmentTransformer.transform(commitments),
      wallet: wallet === null ? null : WalletTransformer.transform(wallet),
      paying: PayingTransformer.transform(paying),
      today: invoices.today,
    })
  }
}
