import type { HttpContext } from '@adonisjs/core/http'
import { PreviewSubscriptionChange } from '#app/billing/actions/preview_subscription_change'
import ChangePreviewTransformer from '#app/billing/transformers/change_preview_transformer'
import { changeOrder, withFieldErrors } from '#app/subscriptions/validators/order_of'
import { changeTryValidator } from '#app/subscriptions/validators/order_validator'

export default class ApiChangePreviewsController {
  async store(ctx: HttpContext) {
    const input = await ctx.request.validateUsing(changeTryValidator)
    const preview = await withFieldErrors(async () => {
      const order = await changeOrder(ctx, Number(ctx.params.id), input)
      return new PreviewSubscriptionChange().execute(order)
    })
    return ctx.response.ok({ preview: new ChangePreviewTransformer(preview).toObject() })
  }
}
