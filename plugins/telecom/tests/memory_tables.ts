import type { FactPort, FactQuery, FactRow } from '#sdk/facts'
import type { PluginRow, PluginWriter } from '#sdk/storage'

/** A plugin's tables in memory: what an action writes, the as-of port reads. */
export class MemoryTables implements PluginWriter, FactPort {
  readonly tables = new Map<string, FactRow[]>()
  recordedAt = 1

  async insert(table: string, rows: readonly PluginRow[]): Promise<void> {
    const stored = this.tables.get(table) ?? []
    this.tables.set(table, stored)
    for (const row of rows) stored.push({ ...row, recorded_at: this.recordedAt })
  }

  async rows(table: string, query: FactQuery): Promise<readonly FactRow[]> {
    const matching = (this.tables.get(table) ?? []).filter((row) =>
      Object.entries(query.where ?? {}).every(([column, wanted]) =>
        Array.isArray(wanted) ? wanted.includes(row[column]) : row[column] === wanted
      )
    )
    const sorted = matching.toSorted((left, right) => {
      for (const column of query.orderBy ?? []) {
        if (left[column] !== right[column]) return left[column]! < right[column]! ? -1 : 1
      }
      return 0
    })
    return sorted.map((row) =>
      Object.fromEntries(query.columns.map((column) => [column, row[column] ?? null]))
    )
  }
}
