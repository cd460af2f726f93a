import type { HttpContext } from '@adonisjs/core/http'
import { listContext } from '#app/database/paging/read_list'
import type { AccountPreviewAsked } from '#app/billing/queries/preview_account'
import { accountPreviewValidator } from '#app/billing/validators/account_preview_validator'

/** The account and the days that a request asks a preview for: up to today unless it names a day. */
export async function previewAsked(ctx: HttpContext): Promise<AccountPreviewAsked> {
  const { request, company, params } = ctx
  const { today } = listContext(company)
  const { dueOn = today, issuedOn } = await accountPreviewValidator.validate(request.qs())
  return {
    companyId: company.id,
    accountId: Number(params.id),
    dueOn,
    issuedOn: issuedOn ?? dueOn,
  }
}
