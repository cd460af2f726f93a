import type { HttpContext } from '@adonisjs/core/http'
import { PreviewSubscriptionChange } from '#app/billing/actions/preview_subscription_change'
import ChangePreviewTransformer from '#app/billing/transformers/change_preview_transformer'
import { startOrder, withFieldErrors } from '#app/subscriptions/validators/order_of'
import { startTryValidator } from '#app/subscriptions/validators/order_validator'

export default class ApiStartPreviewsController {
  async store(ctx: HttpContext) {
    const input = await ctx.request.validateUsing(startTryValidator)
    const preview = await withFieldErrors(() => {
      return new PreviewSubscriptionChange().execute(startOrder(ctx, input))
    })
    return ctx.response.ok({ preview: new ChangePreviewTransformer(preview).toObject() })
  }
}
