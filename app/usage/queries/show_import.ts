import db from '@adonisjs/lucid/services/db'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { importReasons, type ReasonCount } from '#app/usage/queries/import_reasons'
import { loadImports } from '#app/usage/queries/list_imports'
import type { UsageImport } from '#app/usage/usage_import'

export interface ImportDetails {
  readonly target: UsageImport
  /** Why rows are held back, the most frequent reason first. */
  readonly reasons: readonly ReasonCount[]
}

/** An import with its reasons. Errors: E_ROW_NOT_FOUND (404), for those of other companies too. */
export default class ShowImport {
  async execute(companyId: number, id: number): Promise<ImportDetails> {
    const [target] = await loadImports(db.connection(), [id], { companyId })
    if (!target) throw new NotFoundException('import', id)
    return { target, reasons: await importReasons(id) }
  }
}
