import type { HttpContext } from '@adonisjs/core/http'
import type { IdempotentRequest } from '#app/database/idempotency'
import { idempotentRequest } from '#app/integrations/idempotent_request'

/** The request as what it may be repeated by: its path, and all of its body. */
export function requestOf(ctx: HttpContext, operation: string): IdempotentRequest | null {
  const { id = '' } = ctx.params
  return idempotentRequest(ctx, operation, `${id}\n${JSON.stringify(ctx.request.body())}`)
}
