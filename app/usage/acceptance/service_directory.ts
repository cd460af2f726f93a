import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Answers of `find` that are no service id. */
export const NOT_FOUND = 0
export const INACTIVE = -1
export const NOT_LEARNED = -2

const ROWS_PER_READ = 20_000
const NAMES_PER_READ = 1_000
/** Names that are known to be unknown, so that a file full of them asks once for each. */
const MAX_UNKNOWN = 1_000_000

/**
 * Whose an identifier was at an instant, from memory: a map of identifiers to half-open intervals.
 *
 * A company whose identifiers fit is loaded as a whole; for a larger one, and for names that came
 * after loading, `find` answers NOT_LEARNED and `learn` reads them in bulk.
 */
export class ServiceDirectory {
  readonly #firstByKind = new Map<string, Map<string, number>>()
  readonly #unknown = new Set<string>()
  readonly #serviceIds: number[] = []
  readonly #fromAt: number[] = []
  readonly #toAt: number[] = []
  readonly #next: number[] = []

  constructor(
    readonly companyId: number,
    readonly capacity: number
  ) {}

  static async load(companyId: number, capacity: number): Promise<ServiceDirectory> {
    const directory = new ServiceDirectory(companyId, capacity)
    const [{ count }] = await identifiers(db.connection(), companyId)
      .clearSelect()
      .count('* as count')
    if (Number(count) > capacity) {
      return directory
    }
    for (let lastId = 0; ;) {
      const rows = await identifiers(db.connection(), companyId)
        .where('id', '>', lastId)
        .orderBy('id')
        .limit(ROWS_PER_READ)
      for (const row of rows) directory.#add(row)
      if (rows.length < ROWS_PER_READ) return directory
      lastId = rows[rows.length - 1].id
    }
  }

  /** The service that owned the identifier at `at` (epoch seconds), or why there is none. */
  find(kind: string, identifier: string, at: number): number {
    let position = this.#firstByKind.get(kind)?.get(identifier)
    if (position === undefined) {
      return this.#unknown.has(nameOf(kind, identifier)) ? NOT_FOUND : NOT_LEARNED
    }
    while (position !== -1) {
      if (at >= this.#fromAt[position] && at < this.#toAt[position]) {
        return this.#serviceIds[position]
      }
      position = this.#next[position]
    }
    return INACTIVE
  }

  /** Reads identifiers that `find` did not know; after it every one of them has an answer. */
  async learn(kind: string, names: readonly string[]): Promise<void> {
    const distinct = [...new Set(names)]
    if (this.#serviceIds.length + distinct.length > this.capacity) this.#forget()
    if (this.#unknown.size + distinct.length > MAX_UNKNOWN) this.#unknown.clear()
    for (let from = 0; from < distinct.length; from += NAMES_PER_READ) {
      const slice = distinct.slice(from, from + NAMES_PER_READ)
      const rows = await identifiers(db.connection(), this.companyId)
        .where('kind', kind)
        .whereIn('identifier', slice)
      for (const row of rows) this.#add(row)
      const known = this.#firstByKind.get(kind)
      for (const name of slice) {
        if (!known?.has(name)) this.#unknown.add(nameOf(kind, name))
      }
    }
  }

  #add(row: IdentifierRow) {
    let byName = this.#firstByKind.get(row.kind)
    if (byName === undefined) this.#firstByKind.set(row.kind, (byName = new Map()))
    const position = this.#serviceIds.length
    this.#serviceIds.push(Number(row.service_id))
    this.#fromAt.push(Number(row.from_at))
    this.#toAt.push(row.to_at === null ? Infinity : Number(row.to_at))
    this.#next.push(byName.get(row.identifier) ?? -1)
    byName.set(row.identifier, position)
  }

  #forget() {
    this.#firstByKind.clear()
    for (const list of [this.#serviceIds, this.#fromAt, this.#toAt, this.#next]) list.length = 0
  }
}

interface IdentifierRow {
  readonly id: number
  readonly kind: string
  readonly identifier: string
  readonly service_id: number
  readonly from_at: number
  readonly to_at: number | null
}

function identifiers(client: QueryClientContract, companyId: number) {
  return client
    .from('service_identifiers')
    .where('company_id', companyId)
    .select('id', 'kind', 'identifier', 'service_id', 'from_at', 'to_at')
}

function nameOf(kind: string, identifier: string) {
  return `${kind} ${identifier}`
}
