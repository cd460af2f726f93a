import '#app/companies/staff'
import { inject } from '@adonisjs/core'
import FindStaff from '#app/companies/queries/find_staff'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

export const STAFF_SESSION_KEY = 'staff_session'
export const COMPANY_KEY = 'company'

/** Puts the signed-in person on the request. A cookie that stands for nobody any more is thrown away. */
@inject()
export default class CompanyMiddleware {
  constructor(protected findStaff: FindStaff) {}

  async handle(ctx: HttpContext, next: NextFn) {
    ctx.staff = null
    ctx.permissions = new Set()
    if (ctx.request.url().startsWith('/api/')) return next()

    if (await ctx.auth.check()) {
      ctx.staff = await this.findStaff.execute({
        user: ctx.auth.getUserOrFail(),
        sessionId: ctx.session.get(STAFF_SESSION_KEY),
        companyId: ctx.session.get(COMPANY_KEY),
      })
      if (ctx.staff) {
        ctx.company = ctx.staff.company
        ctx.permissions = ctx.staff.permissions
      } else {
        await ctx.auth.use('web').logout()
        ctx.session.clear()
      }
    }
    return next()
  }
}
