import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import SignIn from '#app/identity/actions/sign_in'
import SignOut from '#app/identity/actions/sign_out'
import { STAFF_SESSION_KEY } from '#app/middleware/company_middleware'
import { signInValidator } from '#app/identity/validators/session_validator'

export default class SessionController {
  async create({ inertia }: HttpContext) {
    return inertia.render('identity/sign_in', {})
  }

  @inject()
  async store({ request, response, session, auth, i18n }: HttpContext, signIn: SignIn) {
    const input = await request.validateUsing(signInValidator)
    const address = request.ip()
    const agent = request.header('user-agent') ?? ''
    const result = await signIn.execute({ ...input, address, agent })

    if (result.type !== 'signed_in') {
      const message =
        result.type === 'refused'
          ? i18n.t('auth.refused')
          : i18n.t('auth.throttled', { minutes: Math.ceil(result.seconds / 60) })
      session.flashExcept(['password'])
      session.flash('inputErrorsBag', { email: [message] })
      return response.redirect().back()
    }

    const intended = session.pull('intended_url', '/')
    await auth.use('web').login(result.user)
    session.put(STAFF_SESSION_KEY, result.sessionId)
    return response.redirect().toPath(intended)
  }

  @inject()
  async destroy({ response, session, auth, staff }: HttpContext, signOut: SignOut) {
    await signOut.execute(staff!.sessionId)
    await auth.use('web').logout()
    session.clear()
    return response.redirect().toRoute('identity.session.create')
  }
}
