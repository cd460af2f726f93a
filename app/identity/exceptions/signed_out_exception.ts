import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'

/** Nobody is signed in. A person is led to the sign-in page and back afterwards, a program gets a 401. */
export default class SignedOutException extends Exception {
  static status = 401
  static code = 'E_SIGNED_OUT'
  static message = 'Sign in first, then ask again.'

  async handle(error: this, { request, response, session, i18n }: HttpContext) {
    if (request.header('x-inertia') || request.accepts(['html', 'json']) === 'html') {
      if (request.method() === 'GET') session.put('intended_url', request.url(true))
      else session.flash('error', i18n.t('auth.signed_out'))
      return response.redirect().toRoute('identity.session.create')
    }
    return response.status(error.status).send({ code: error.code, message: error.message })
  }
}
