import { LOCALES } from '#config/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import { RequestValidator } from '@adonisjs/core/http'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { I18n } from '@adonisjs/i18n'

export const LOCALE_COOKIE = 'locale'

/** Chooses the language: the user's own, else the one chosen on this browser, else the browser's. */
export default class LocaleMiddleware {
  static {
    RequestValidator.messagesProvider = (ctx) => ctx.i18n.createMessagesProvider()
  }

  handle(ctx: HttpContext, next: NextFn) {
    ctx.i18n = i18nManager.locale(localeOf(ctx))
    if ('view' in ctx) ctx.view.share({ i18n: ctx.i18n })
    return next()
  }
}

/** Works before the session is read too, so that error pages speak the reader's language. */
export function localeOf({ request, auth }: HttpContext) {
  const chosen = auth?.user?.locale ?? request.plainCookie(LOCALE_COOKIE, { encoded: false })
  const supported: readonly string[] = LOCALES
  return supported.includes(chosen) ? chosen : (request.language([...LOCALES]) ?? LOCALES[0])
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    i18n: I18n
  }
}
