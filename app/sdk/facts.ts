/**
 * The as-of port: the only way a rule or regime sees its plugin's tables.
 *
 * Tables are append-only with `recorded_at` (epoch seconds). The host adds `company_id` and
 * `recorded_at <= as-of of the manifest`, so a replay years later reads the same rows. A table that
 * the manifest does not declare, or more than `limit` rows, is refused (`E_FACTS_REFUSED`).
 */
export interface FactPort {
  rows(table: string, query: FactQuery): Promise<readonly FactRow[]>
}

export type FactValue = string | number | null

export interface FactRow {
  readonly [column: string]: FactValue
}

export interface FactQuery {
  readonly columns: readonly string[]
  readonly where?: { readonly [column: string]: FactValue | readonly FactValue[] }
  readonly orderBy?: readonly string[]
  /** At most this many rows; 500,000 when not given. */
  readonly limit?: number
}
