import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { idempotentRequest } from '#app/integrations/idempotent_request'

/** The key under which a program's request is made once; without an Idempotency-Key, one of its own. */
export function requestKey(ctx: HttpContext): string {
  const key = idempotentRequest(ctx, '', '')?.key
  return key === undefined ? `api once ${randomUUID()}` : `api ${key}`
}
