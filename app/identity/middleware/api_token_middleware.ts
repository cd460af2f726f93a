import { inject } from '@adonisjs/core'
import FindApiToken from '#app/identity/queries/find_api_token'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { Permission } from '#app/identity/permissions'

/** Lets pass a program whose token is good and has the scope the route names. */
@inject()
export default class ApiTokenMiddleware {
  constructor(protected findApiToken: FindApiToken) {}

  async handle(ctx: HttpContext, next: NextFn, scope: Permission) {
    const token = await this.findApiToken.execute(bearer(ctx))
    if (!token) {
      ctx.response.header('WWW-Authenticate', 'Bearer realm="api"')
      return ctx.response.unauthorized({
        code: 'E_TOKEN',
        message: 'Send a valid token in the Authorization header: Bearer <token>.',
      })
    }
    if (!token.permissions.has(scope)) {
      return ctx.response.forbidden({
        code: 'E_SCOPE',
        message: `This token lacks the scope ${scope}. Make one that has it.`,
      })
    }

    ctx.company = token.company
    ctx.permissions = token.permissions
    return next()
  }
}

function bearer({ request }: HttpContext) {
  const [scheme, token] = (request.header('authorization') ?? '').split(' ')
  return scheme.toLowerCase() === 'bearer' ? (token ?? '') : ''
}
