import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** For pages that make no sense once signed in. */
export default class GuestMiddleware {
  handle({ staff, response }: HttpContext, next: NextFn) {
    return staff ? response.redirect().toPath('/') : next()
  }
}
