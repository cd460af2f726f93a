import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PreviewAccount from '#app/billing/queries/preview_account'
import { previewAsked } from '#app/billing/preview_asked'
import { accountPreviewValidator } from '#app/billing/validators/account_preview_validator'
import PreviewedLineTransformer from '#app/billing/transformers/previewed_line_transformer'

/** "Why this amount?" for a line that would be billed. */
export default class AccountPreviewLinesController {
  @inject()
  async show(ctx: HttpContext, previewAccount: PreviewAccount) {
    const { document = 1 } = await accountPreviewValidator.validate(ctx.request.qs())
    const position = Number(ctx.params.position)
    const line = await previewAccount.explain(await previewAsked(ctx), position, document)
    return ctx.inertia.render('billing/account_preview_lines/show', {
      line: PreviewedLineTransformer.transform(line),
    })
  }
}
