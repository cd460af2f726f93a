import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import Company from '#app/companies/models/company'
import FindApiToken from '#app/identity/queries/find_api_token'
import NoteTokenUse from '#app/identity/actions/note_token_use'
import type { Permission } from '#app/identity/permissions'

/** Lets pass a program whose token is good and has the scope the route names. */
@inject()
export default class ApiTokenMiddleware {
  constructor(
    protected findApiToken: FindApiToken,
    protected noteTokenUse: NoteTokenUse
  ) {}

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

    ctx.company = await Company.findOrFail(token.companyId)
    ctx.permissions = token.permissions
    ctx.token = token
    await this.noteTokenUse.execute(token)
    return next()
  }
}

function bearer({ request }: HttpContext) {
  const [scheme, token] = (request.header('authorization') ?? '').split(' ')
  return scheme.toLowerCase() === 'bearer' ? (token ?? '') : ''
}
