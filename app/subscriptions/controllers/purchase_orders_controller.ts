import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import { purchaseOrderFields, purchaseOrderValidator } from '#app/customers/validators/paying_forms'
import { SetPurchaseOrder } from '#app/subscriptions/actions/set_purchase_order'
import FindSubscription from '#app/subscriptions/queries/find_subscription'
import SubscriptionDetailsTransformer from '#app/subscriptions/transformers/subscription_details_transformer'

/** Under which purchase order of the customer a subscription is billed. */
@inject()
export default class PurchaseOrdersController {
  constructor(private readonly find: FindSubscription) {}

  async create({ inertia, params, company, i18n }: HttpContext) {
    const subscription = await this.find.execute(company.id, Number(params.id))
    return inertia.render('subscriptions/purchase_orders/create', {
      subscription: SubscriptionDetailsTransformer.transform(subscription),
      fields: formFieldViews(purchaseOrderFields, i18n.locale),
      today: clock.todayOf(company),
    })
  }

  async store({ request, response, params, company, staff, session, i18n }: HttpContext) {
    const { number = null, ...form } = await request.validateUsing(purchaseOrderValidator)
    const { id } = await this.find.execute(company.id, Number(params.id))
    const order = { ...form, number, companyId: company.id, subscriptionId: id }
    await new SetPurchaseOrder().execute({ ...order, actor: staff!.user.email })
    session.flash('success', i18n.t('accounts.paying.order_set'))
    return response.redirect().toRoute('subscriptions.subscriptions.show', { id })
  }
}
