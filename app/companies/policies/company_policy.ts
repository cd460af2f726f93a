import { inject } from '@adonisjs/core'
import { BasePolicy } from '@adonisjs/bouncer'
import { HttpContext } from '@adonisjs/core/http'
import type { Permission } from '#app/identity/permissions'

/**
 * What every policy about an object is built on. The route has checked the permission; a policy decides on
 * the object, and first that it belongs to the company the caller works for.
 */
@inject()
export default abstract class CompanyPolicy extends BasePolicy {
  constructor(protected ctx: HttpContext) {
    super()
  }

  protected allows(permission: Permission, subject?: { companyId: number }) {
    const own = subject === undefined || subject.companyId === this.ctx.company.id
    return own && this.ctx.permissions.has(permission)
  }
}
