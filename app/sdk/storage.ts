import type { FactPort, FactQuery, FactRow, FactValue } from './facts.js'

/** A row to be stored, by column name. The host adds `company_id` and `recorded_at`. */
export interface PluginRow {
  readonly [column: string]: FactValue
}

/**
 * The only way an action of a plugin writes its fact tables. The host implements it inside the unit
 * of work: all rows of one action are stored together or not at all, each with the company and the
 * instant of recording, so that the as-of port can tell later what was known when.
 *
 * Rows of one call have the same columns. A table that the manifest does not declare is refused
 * (`E_STORAGE_REFUSED`). Facts are append-only: there is no update and no delete.
 */
export interface PluginWriter {
  insert(table: string, rows: readonly PluginRow[]): Promise<void>
}

/** A query whose rows come from a value of the first `orderBy` column on, which is not among them. */
export interface PageQuery extends FactQuery {
  readonly orderBy: readonly string[]
  readonly after?: FactValue
}

/**
 * How the pages of a plugin read its fact tables: as the as-of port does, as of now, and with what a
 * list needs beside it. A page asks for no more than it shows.
 */
export interface PluginReader extends FactPort {
  /** Up to `limit` rows (50 when not given) behind `after`, without an error when there are more. */
  page(table: string, query: PageQuery): Promise<readonly FactRow[]>
  /** How many rows there are for each value of a column. */
  countBy(
    table: string,
    column: string,
    where: NonNullable<FactQuery['where']>
  ): Promise<ReadonlyMap<FactValue, number>>
}
