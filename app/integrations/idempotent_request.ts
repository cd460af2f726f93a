import type { HttpContext } from '@adonisjs/core/http'
import type { IdempotentRequest } from '#app/database/idempotency'
import { IdempotencyKeyException } from '#app/integrations/exceptions/idempotency_key_exception'

const KEY = /^[\x21-\x7e]{1,120}$/

/**
 * What makes this request the same as another one; null when its sender gave no key. `content` is
 * all that the answer depends on.
 */
export function idempotentRequest(
  { request, company }: HttpContext,
  operation: string,
  content: string
): IdempotentRequest | null {
  const key = request.header('idempotency-key')
  if (key === undefined) {
    return null
  }
  if (!KEY.test(key)) throw IdempotencyKeyException.malformed()
  return { companyId: company.id, operation, key, content }
}
