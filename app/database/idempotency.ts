import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { hashedKey, sha256 } from '#app/database/hashed_key'
import type { UnitOfWork } from '#app/database/unit_of_work'

/** A request that its sender may repeat: the same key with the same request is one request. */
export interface IdempotentRequest {
  readonly companyId: number
  /** What is asked for, such as 'POST /api/v1/usage'. */
  readonly operation: string
  readonly key: string
  /** All that the answer depends on. */
  readonly content: string
}

export type StoredAnswer =
  | { readonly type: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly type: 'other_request' }

/** The answer that was given before; null for a new request. */
export async function findAnswer(
  request: IdempotentRequest,
  client: QueryClientContract = db.connection()
): Promise<StoredAnswer | null> {
  const row = await client.from('idempotency_keys').where('key_hash', keyOf(request)).first()
  if (!row) {
    return null
  }
  return sha256(request.content).equals(row.request_hash)
    ? { type: 'answered', status: Number(row.status), body: JSON.parse(row.response) }
    : { type: 'other_request' }
}

/**
 * Claims the key as the first write of a change: of two equal requests at once the second waits
 * here for the first and then gets its answer. Null when the change is to be made.
 */
export async function claimAnswer(
  { trx }: UnitOfWork,
  request: IdempotentRequest
): Promise<StoredAnswer | null> {
  try {
    await trx.table('idempotency_keys').insert({
      company_id: request.companyId,
      key_hash: keyOf(request),
      request_hash: sha256(request.content),
      status: 0,
      response: 'null',
      created_at: clock.now(),
    })
    return null
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return findAnswer(request, trx)
  }
}

/** Keeps the answer with the change it tells of: both are committed, or neither. */
export async function keepAnswer(
  { trx }: UnitOfWork,
  request: IdempotentRequest,
  status: number,
  body: CanonicalValue
): Promise<void> {
  await trx
    .from('idempotency_keys')
    .where('key_hash', keyOf(request))
    .update({ status, response: canonicalJson(body) })
}

function keyOf({ companyId, operation, key }: IdempotentRequest) {
  return hashedKey(companyId, operation, key)
}
