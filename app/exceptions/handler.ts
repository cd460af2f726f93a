import app from '@adonisjs/core/services/app'
import { ExceptionHandler } from '@adonisjs/core/http'
import type { HttpContext } from '@adonisjs/core/http'
import type { HttpError, StatusPageRange, StatusPageRenderer } from '@adonisjs/core/types/http'

/** Turns whatever goes wrong into an answer: a page for people, JSON for programs, details for the log. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = Boolean(process.env.DEV_MODE) && !app.inProduction
  protected renderStatusPages = !this.debug

  protected statusPages: Record<StatusPageRange, StatusPageRenderer> = {
    '400..499': (error, ctx) => this.#page(error, ctx),
    '500..599': (error, ctx) => this.#page(error, ctx),
  }

  protected context(ctx: HttpContext) {
    return { ...super.context(ctx), user: ctx.staff?.user.id, company: ctx.company?.id }
  }

  /** Under /api a program asks, whatever it says it accepts. */
  async handle(error: unknown, ctx: HttpContext) {
    if (ctx.request.url().startsWith('/api/')) {
      ctx.request.request.headers.accept = 'application/json'
    }
    return super.handle(error, ctx)
  }

  async renderValidationErrorAsJSON(error: HttpError, ctx: HttpContext) {
    ctx.response.status(error.status).send({
      code: 'E_VALIDATION_ERROR',
      message: 'The request does not hold.',
      errors: error.messages,
    })
  }

  /** Programs learn a code and an instruction; of our own faults, only the id under which they are logged. */
  async renderErrorAsJSON(error: HttpError, ctx: HttpContext) {
    const ours = error.status >= 500
    ctx.response.status(error.status).send({
      code: ours ? 'E_INTERNAL' : (error.code ?? 'E_REQUEST'),
      message: ours ? 'Something went wrong here. It was logged under this id.' : error.message,
      id: ctx.request.id(),
    })
  }

  async renderErrorAsHTML(error: HttpError, ctx: HttpContext) {
    try {
      return await super.renderErrorAsHTML(error, ctx)
    } catch (cause) {
      /** The page itself cannot be drawn: a plain sentence is left. */
      ctx.logger.error({ err: cause }, 'The error page failed')
      return ctx.response.safeStatus(error.status).send(`Error ${error.status}`)
    }
  }

  #page(error: HttpError, ctx: HttpContext) {
    ctx.response.safeStatus(error.status)
    return ctx.inertia.render('errors/show', {
      status: error.status,
      reference: error.status >= 500 ? (ctx.request.id() ?? null) : null,
    })
  }
}
