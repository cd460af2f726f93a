import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** States on purpose that everybody may use the route. */
export default class OpenMiddleware {
  handle(_: HttpContext, next: NextFn) {
    return next()
  }
}
