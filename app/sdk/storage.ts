import type { FactValue } from './facts.js'

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
