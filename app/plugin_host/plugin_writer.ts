import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { Exception } from '@adonisjs/core/exceptions'
import type { PluginManifest } from '#sdk/manifest'
import type { PluginRow, PluginWriter } from '#sdk/storage'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'

/** Writes a plugin's fact tables inside a unit of work: declared tables only, append only. */
export function pluginWriter(
  trx: TransactionClientContract,
  manifest: PluginManifest,
  companyId: number
): PluginWriter {
  const recordedAt = Math.floor(clock.now() / 1000)
  return {
    async insert(table: string, rows: readonly PluginRow[]) {
      if (!manifest.tables.includes(table)) {
        throw new Exception(`Plugin "${manifest.name}" does not declare the table "${table}"`, {
          code: 'E_STORAGE_REFUSED',
          status: 500,
        })
      }
      if (rows.length === 0) {
        return
      }
      const columns = Object.keys(rows[0])
      const cells = rows.map((row) => [
        companyId,
        recordedAt,
        ...columns.map((column) => row[column] ?? null),
      ])
      await bulkInsert(trx, table, ['company_id', 'recorded_at', ...columns], cells)
    },
  }
}
