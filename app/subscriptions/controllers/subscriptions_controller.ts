import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { PreviewSubscriptionChange } from '#app/billing/actions/preview_subscription_change'
import ChangePreviewTransformer from '#app/billing/transformers/change_preview_transformer'
import { clock } from '#app/database/clock'
import FindAccount from '#app/customers/queries/find_account'
import ListServices from '#app/customers/queries/list_services'
import AccountTransformer from '#app/customers/transformers/account_transformer'
import ServiceTransformer from '#app/customers/transformers/service_transformer'
import LinesOfSubscription from '#app/invoicing/queries/lines_of_subscription'
import BilledLineTransformer from '#app/invoicing/transformers/billed_line_transformer'
import { CarryOutOrder } from '#app/subscriptions/actions/carry_out_order'
import FindSubscription from '#app/subscriptions/queries/find_subscription'
import { listPlanOptions } from '#app/subscriptions/queries/list_plan_options'
import ListSubscriptions from '#app/subscriptions/queries/list_subscriptions'
import SubscriptionTransformer from '#app/subscriptions/transformers/subscription_transformer'
import SubscriptionDetailsTransformer from '#app/subscriptions/transformers/subscription_details_transformer'
import { startOrder, withFieldErrors } from '#app/subscriptions/validators/order_of'
import { startTryValidator, startValidator } from '#app/subscriptions/validators/order_validator'
import { tried } from '#app/subscriptions/validators/tried'

export default class SubscriptionsController {
  /** The form, and beside it what the next bill would be with what has been filled in so far. */
  @inject()
  async create(
    ctx: HttpContext,
    findAccount: FindAccount,
    listServices: ListServices,
    listSubscriptions: ListSubscriptions
  ) {
    const { inertia, request, params, company } = ctx
    const account = await findAccount.execute(company.id, Number(params.id))
    const services = await listServices.execute(company, { account: String(account.id) })
    const running = await listSubscriptions.execute(company.id, { accountId: account.id })
    const { preview, problem } = await tried(startTryValidator, request.qs(), (input) => {
      return new PreviewSubscriptionChange().execute(startOrder(ctx, input))
    })
    return inertia.render('subscriptions/subscriptions/create', {
      account: AccountTransformer.transform(account),
      services: ServiceTransformer.transform([...services.rows]),
      serviceId: Number(request.input('serviceId')) || null,
      plans: await listPlanOptions(company.id, account.currency),
      running: SubscriptionTransformer.transform(running),
      today: clock.todayOf({ timeZone: account.timeZone, clockOn: company.clockOn }),
      requestId: randomUUID(),
      preview: preview && ChangePreviewTransformer.transform(preview),
      problem,
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const order = startOrder(ctx, await request.validateUsing(startValidator))
    const { subscriptionId: id } = await withFieldErrors(() => new CarryOutOrder().execute(order))
    session.flash('success', i18n.t('subscriptions.done.start'))
    return response.redirect().toRoute('subscriptions.subscriptions.show', { id })
  }

  @inject()
  async show(ctx: HttpContext, find: FindSubscription, linesOf: LinesOfSubscription) {
    const { inertia, params, company } = ctx
    const subscription = await find.execute(company.id, Number(params.id))
    const lines = await linesOf.execute(company.id, subscription.id)
    return inertia.render('subscriptions/subscriptions/show', {
      subscription: SubscriptionDetailsTransformer.transform(subscription),
      lines: BilledLineTransformer.transform(lines),
      requestId: randomUUID(),
    })
  }
}
