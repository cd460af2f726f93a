import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import { hashedKey, sha256 } from '#app/database/hashed_key'
import { DiscountRefusedException } from '#app/discounts/exceptions/discount_refused_exception'

/** The columns by which a request is made once: its key, and what it asked for. */
export interface RequestColumns {
  readonly request_key: Buffer
  readonly content_hash: Buffer
}

export function requestColumns(
  companyId: number,
  requestId: string,
  content: CanonicalValue
): RequestColumns {
  return {
    request_key: hashedKey(companyId, requestId),
    content_hash: sha256(canonicalJson(content)),
  }
}

/** The row that the request has made before; null for a new one. Errors: key_used. */
export async function madeBefore(
  trx: TransactionClientContract,
  table: string,
  request: RequestColumns
): Promise<Record<string, any> | null> {
  const row = await trx.from(table).where('request_key', request.request_key).first()
  if (!row) return null
  if (Buffer.from(row.content_hash).equals(request.content_hash)) return row
  throw new DiscountRefusedException('request', 'key_used')
}
