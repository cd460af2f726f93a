import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ChooseLocale from '#app/identity/actions/choose_locale'
import { LOCALE_COOKIE } from '#app/middleware/locale_middleware'
import { localeValidator } from '#app/identity/validators/locale_validator'

export default class LocaleController {
  @inject()
  async update({ request, response, auth }: HttpContext, chooseLocale: ChooseLocale) {
    const { locale } = await request.validateUsing(localeValidator)
    response.plainCookie(LOCALE_COOKIE, locale, { encode: false, maxAge: '1y' })
    if (auth.user) await chooseLocale.execute(auth.user, locale)
    return response.redirect().back()
  }
}
