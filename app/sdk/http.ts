import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/**
 * States which permission a route of a plugin asks for: `router.get('/', ...).use(can('name.read'))`. The
 * host has made sure that somebody is signed in; every route of a plugin must name one of the plugin's
 * permissions, which a test checks.
 */
export function can(permission: string) {
  function allow(ctx: HttpContext, next: NextFn) {
    const { permissions } = ctx as HttpContext & { permissions: ReadonlySet<string> }
    if (permissions.has(permission)) return next()

    throw new Exception('Your role does not allow this. Ask an administrator for the permission.', {
      status: 403,
      code: 'E_FORBIDDEN',
    })
  }
  return Object.assign(allow, { permission })
}
