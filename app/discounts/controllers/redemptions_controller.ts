import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import ListTransformer from '#app/database/transformers/list_transformer'
import FindAccount from '#app/customers/queries/find_account'
import AccountTransformer from '#app/customers/transformers/account_transformer'
import { RedeemCoupon } from '#app/discounts/actions/redeem_coupon'
import ListRedemptions from '#app/discounts/queries/list_redemptions'
import RedemptionTransformer from '#app/discounts/transformers/redemption_transformer'
import { redemptionFields, redemptionValidator } from '#app/discounts/validators/discount_forms'
import { withRefusals } from '#app/discounts/validators/with_refusals'
import ListSubscriptions from '#app/subscriptions/queries/list_subscriptions'

/** Coupons applied to accounts. */
export default class RedemptionsController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listRedemptions: ListRedemptions) {
    const { rows, ...list } = await listRedemptions.execute(company, request.qs())
    return inertia.render('discounts/redemptions/index', {
      rows: RedemptionTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  @inject()
  async create(ctx: HttpContext, findAccount: FindAccount, subscriptions: ListSubscriptions) {
    const { inertia, params, company, i18n } = ctx
    const account = await findAccount.execute(company.id, Number(params.id))
    const own = await subscriptions.execute(company.id, { accountId: account.id })
    const choices = own.map(({ id, plan, service }) => {
      return { id, label: [plan.name, service?.label].filter(Boolean).join(' · ') }
    })
    return inertia.render('discounts/redemptions/create', {
      account: AccountTransformer.transform(account),
      fields: formFieldViews(redemptionFields(choices), i18n.locale),
      request: randomUUID(),
    })
  }

  @inject()
  async store(ctx: HttpContext, findAccount: FindAccount) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const { request: key, ...form } = await request.validateUsing(redemptionValidator)
    const { id } = await findAccount.execute(company.id, Number(params.id))
    const requestId = `console ${key ?? randomUUID()}`
    const order = { ...form, companyId: company.id, accountId: id, requestId }
    const actor = staff!.user.email
    await withRefusals(ctx, () => new RedeemCoupon().execute({ ...order, actor }))
    session.flash('success', i18n.t('discounts.redeemed'))
    return response.redirect().toRoute('customers.accounts.show', { id })
  }
}
