import { randomUUID } from 'node:crypto'
import { errors } from '@vinejs/vine'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import { OverridePrice } from '#app/subscriptions/actions/override_price'
import { OverrideRefusedException } from '#app/subscriptions/exceptions/override_refused_exception'
import { findPricedSubscription } from '#app/subscriptions/queries/overridable_charges'
import { pricedSubscriptionView } from '#app/subscriptions/transformers/priced_subscription_view'
import { priceOverrideValidator } from '#app/subscriptions/validators/price_override_validator'

/** Prices that hold for one subscription alone. */
export default class PriceOverridesController {
  async index({ inertia, params, company, i18n }: HttpContext) {
    const id = Number(params.id)
    const subscription = await findPricedSubscription(db.connection(), company.id, id)
    const today = clock.todayOf(company)
    return inertia.render('subscriptions/price_overrides/index', {
      subscription: pricedSubscriptionView(subscription, today, i18n.locale),
      today,
      requestId: randomUUID(),
    })
  }

  async store({ request, response, params, session, company, staff, i18n }: HttpContext) {
    const input = await request.validateUsing(priceOverrideValidator)
    const subscriptionId = Number(params.id)
    const actor = staff!.user.email
    try {
      await new OverridePrice().execute({
        ...{ companyId: company.id, subscriptionId, actor },
        ...input,
        terms: input.terms ?? {},
        validTo: input.validTo ?? null,
      })
    } catch (error) {
      throw atField(error, (reason) => i18n.t(`plans.override_refusals.${reason}`))
    }
    session.flash('success', i18n.t('plans.override_saved'))
    return response
      .redirect()
      .toRoute('subscriptions.price_overrides.index', { id: subscriptionId })
  }
}

/** What is wrong with terms stands in the form below `terms`, what is refused at its own field. */
function atField(error: unknown, text: (reason: string) => string): unknown {
  if (error instanceof OverrideRefusedException) {
    const { field, reason } = error
    return new errors.E_VALIDATION_ERROR([{ field, rule: reason, message: text(reason) }])
  }
  if (!(error instanceof errors.E_VALIDATION_ERROR)) return error
  const messages = error.messages as { field: string }[]
  return new errors.E_VALIDATION_ERROR(
    messages.map((message) => ({ ...message, field: `terms.${message.field}` }))
  )
}
