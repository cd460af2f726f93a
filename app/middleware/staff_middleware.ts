import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import SignedOutException from '#app/identity/exceptions/signed_out_exception'

/** Lets pass whoever is signed in: for what concerns only themselves, such as signing out. */
export default class StaffMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    if (!ctx.staff) throw new SignedOutException()
    return next()
  }
}
