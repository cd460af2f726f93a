import db from '@adonisjs/lucid/services/db'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { importReasons, type ReasonCount } from '#app/usage/queries/import_reasons'
import { findImport } from '#app/usage/queries/load_import'
import type { UsageImport } from '#app/usage/usage_import'

/** An import with what became of its rows; `suspended` of the import includes those written off. */
export interface ImportDetails extends UsageImport {
  readonly reasons: readonly ReasonCount[]
  readonly writtenOff: number
  /** Epoch seconds of the first and the last accepted event; null while there is none. */
  readonly usageFrom: number | null
  readonly usageTo: number | null
}

export default class FindImportDetails {
  /** Errors: E_ROW_NOT_FOUND (404), for imports of other companies too. */
  async execute(companyId: number, id: number): Promise<ImportDetails> {
    const found = await findImport(id)
    if (found === null || found.companyId !== companyId) throw new NotFoundException('import', id)
    const span = await db
      .from('usage_batches')
      .where('import_id', id)
      .min('first_occurred_at as first')
      .max('last_occurred_at as last')
      .firstOrFail()
    return {
      ...found,
      reasons: await importReasons(id),
      writtenOff: await writtenOffOf(id),
      usageFrom: span.first === null ? null : Number(span.first),
      usageTo: span.last === null ? null : Number(span.last),
    }
  }
}

async function writtenOffOf(importId: number): Promise<number> {
  const row = await db
    .from('usage_suspense')
    .where({ import_id: importId, stage: 'accept', state: 'written_off' })
    .count('* as total')
    .firstOrFail()
  return Number(row.total)
}
