import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { loadCompany } from '#app/companies/queries/load_company'
import { AcceptEvents } from '#app/usage/actions/accept_events'
import { readBody } from '#app/usage/feed/read_body'
import { IdempotencyKeyException } from '#app/integrations/exceptions/idempotency_key_exception'
import { idempotentRequest } from '#app/integrations/idempotent_request'
import {
  usageEventsValidator,
  usageSourceValidator,
} from '#app/usage/validators/usage_events_validator'

/** Usage from programs. */
export default class UsageEventsController {
  async store(ctx: HttpContext) {
    const { request, response, company, token } = ctx
    const { source = 'api' } = await request.validateUsing(usageSourceValidator, {
      data: request.qs(),
    })
    const body = request.raw() ?? ''
    const { events } = await request.validateUsing(usageEventsValidator, {
      data: { events: readBody(body, request.header('content-type', '')!) },
    })
    const result = await new AcceptEvents().execute({
      company: await loadCompany(db.connection(), company.id),
      source,
      events,
      startedBy: `token ${token!.name}`,
      request: idempotentRequest(ctx, 'POST /api/v1/usage', `${source}\n${body}`),
    })
    if (result.type === 'other_request') throw IdempotencyKeyException.usedForAnother()
    return response.ok(result.answer)
  }
}
