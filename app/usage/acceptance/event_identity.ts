import type { UsageRecord } from '#sdk/usage'
import { HashedKeys, placeOf } from '#app/database/hashed_key'

/** The identities of a batch of records: once-only keys and hashes of what the records say. */
export class EventIdentities {
  readonly #keys: HashedKeys
  readonly #contents: HashedKeys

  constructor(
    capacity: number,
    readonly companyId: number,
    readonly source: string
  ) {
    this.#keys = new HashedKeys(capacity, 16)
    this.#contents = new HashedKeys(capacity, 8)
  }

  /** Who sent a record and what the sender calls it, never what it says. */
  key({ originId }: Pick<UsageRecord, 'originId'>): Buffer {
    return this.#keys.addPlaced(placeOf(originId), this.companyId, this.source, originId)
  }

  /** What the sender calls a change of a record; a change comes once, whatever it says. */
  changeKey(originId: string, changeId: string): Buffer {
    return this.#keys.addPlaced(
      placeOf(originId),
      this.companyId,
      this.source,
      originId,
      'change',
      changeId
    )
  }

  /** Tells the same record sent again from another one under the same id; `attributes` is canonical. */
  content(record: UsageRecord, attributes: string | null): Buffer {
    const { identifierKind, identifier, metric, occurredAt, quantity, dimension } = record
    return this.#contents.add(
      `${identifierKind.length}:${identifierKind}${identifier.length}:${identifier}` +
        `${metric.length}:${metric}${occurredAt}:${quantity}:${dimension.length}:${dimension}` +
        (attributes ?? '')
    )
  }
}
