import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PreviewAccount from '#app/billing/queries/preview_account'
import { previewAsked } from '#app/billing/preview_asked'
import AccountPreviewTransformer from '#app/billing/transformers/account_preview_transformer'

/** What an account would be billed on any day, as a draft of its document. */
export default class AccountPreviewsController {
  @inject()
  async show(ctx: HttpContext, previewAccount: PreviewAccount) {
    const preview = await previewAccount.execute(await previewAsked(ctx))
    return ctx.inertia.render('billing/account_previews/show', {
      preview: AccountPreviewTransformer.transform(preview),
    })
  }
}
