import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import { SetDiscountOrder } from '#app/discounts/actions/set_discount_order'
import { findDiscountOrders } from '#app/discounts/queries/find_discount_orders'
import {
  discountOrderFields,
  discountOrderValidator,
} from '#app/discounts/validators/discount_forms'
import { withRefusals } from '#app/discounts/validators/with_refusals'

/** In which order discounts are taken off, from a day on. */
export default class DiscountOrdersController {
  async create({ inertia, company, i18n }: HttpContext) {
    const today = clock.todayOf(company)
    return inertia.render('discounts/discount_orders/create', {
      ...(await findDiscountOrders(db.connection(), company.id, today)),
      fields: formFieldViews(discountOrderFields, i18n.locale),
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, company, staff, session, i18n } = ctx
    const form = await request.validateUsing(discountOrderValidator)
    const order = { ...form, companyId: company.id, actor: staff!.user.email }
    await withRefusals(ctx, () => new SetDiscountOrder().execute(order))
    session.flash('success', i18n.t('discounts.order_set'))
    return response.redirect().toRoute('discounts.discount_orders.create')
  }
}
