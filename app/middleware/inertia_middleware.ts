import { navigation } from '#app/identity/navigation'
import { localeOf } from '#app/middleware/locale_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import StaffTransformer from '#app/companies/transformers/staff_transformer'
import BaseInertiaMiddleware from '@adonisjs/inertia/inertia_middleware'

/** What every page of the console knows: who is signed in, for which company, and what may be opened. */
export default class InertiaMiddleware extends BaseInertiaMiddleware {
  share(ctx: HttpContext) {
    /** Error pages may be drawn before the session and the company were read. */
    const { session, staff } = ctx as Partial<HttpContext>

    return {
      errors: ctx.inertia.always(this.getValidationErrors(ctx)),
      notices: ctx.inertia.always({
        success: (session?.flashMessages.get('success') as string) ?? null,
        error: (session?.flashMessages.get('error') as string) ?? null,
      }),
      locale: ctx.inertia.always(localeOf(ctx)),
      staff: ctx.inertia.always(staff ? StaffTransformer.transform(staff) : null),
      navigation: ctx.inertia.always(staff ? navigation.for(staff.permissions) : []),
    }
  }

  async handle(ctx: HttpContext, next: NextFn) {
    await this.init(ctx)
    const output = await next()
    this.dispose(ctx)
    return output
  }
}

declare module '@adonisjs/inertia/types' {
  type MiddlewareSharedProps = InferSharedProps<InertiaMiddleware>
  export interface SharedProps extends MiddlewareSharedProps {}
}
