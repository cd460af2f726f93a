import type { HttpContext } from '@adonisjs/core/http'
import { LOCALE_COOKIE } from '#app/middleware/locale_middleware'
import { localeValidator } from '#app/identity/validators/locale_validator'

export default class LocaleController {
  async update({ request, response, auth }: HttpContext) {
    const { locale } = await request.validateUsing(localeValidator)
    response.plainCookie(LOCALE_COOKIE, locale, { encode: false, maxAge: '1y' })
    await auth.user?.merge({ locale }).save()
    return response.redirect().back()
  }
}
