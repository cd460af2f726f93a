import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import OrderSuspenseWork from '#app/usage/actions/order_suspense_work'
import { selectionOf } from '#app/usage/suspense_selection'
import { writeOffValidator } from '#app/usage/validators/suspense_validator'

export default class SuspenseWriteOffsController {
  @inject()
  async store(ctx: HttpContext, orderWork: OrderSuspenseWork) {
    const { request, response, session, company, staff, i18n } = ctx
    const { note, ...chosen } = await request.validateUsing(writeOffValidator)
    const selection = selectionOf(chosen)
    const actor = staff!.user.email
    const order = { companyId: company.id, kind: 'write_off', selection, note, actor } as const
    const work = await orderWork.execute(order)
    session.flash('success', i18n.t(`usage.written_off.${work.type}`, { ...work }))
    return response.redirect().back()
  }
}
