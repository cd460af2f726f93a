import { hash } from 'node:crypto'
import type { UsageRecord } from '#sdk/usage'
import { placedKey, placeOf } from '#app/database/hashed_key'

/** The once-only key of a record: who sent it and what the sender calls it, never what it says. */
export function eventKey(companyId: number, source: string, originId: string): Buffer {
  return placedKey(placeOf(originId), companyId, source, originId)
}

/** Tells the same record sent again from another one under the same id; `attributes` is canonical. */
export function contentHash(record: UsageRecord, attributes: string | null): Buffer {
  const { identifierKind, identifier, metric, occurredAt, quantity, dimension } = record
  const text =
    `${identifierKind.length}:${identifierKind}${identifier.length}:${identifier}` +
    `${metric.length}:${metric}${occurredAt}:${quantity}:${dimension.length}:${dimension}` +
    (attributes ?? '')
  return hash('sha256', text, 'buffer').subarray(0, 8)
}
