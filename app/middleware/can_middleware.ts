import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { Permission } from '#app/identity/permissions'
import SignedOutException from '#app/identity/exceptions/signed_out_exception'
import ForbiddenException from '#app/identity/exceptions/forbidden_exception'

/** Lets pass who is signed in and has the permission the route names. */
export default class CanMiddleware {
  handle(ctx: HttpContext, next: NextFn, permission: Permission) {
    if (!ctx.staff) throw new SignedOutException()
    if (!ctx.permissions.has(permission)) throw new ForbiddenException()
    return next()
  }
}
