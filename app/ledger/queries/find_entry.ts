import db from '@adonisjs/lucid/services/db'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { loadEntryRows, type EntryListRow } from '#app/ledger/queries/list_entries'

/** A journal entry of the company. Errors: E_ROW_NOT_FOUND (404), for those of other companies too. */
export default class FindEntry {
  async execute(companyId: number, id: number): Promise<EntryListRow> {
    const [entry] = await loadEntryRows(db.connection(), [id], { companyId })
    if (!entry) throw new NotFoundException('journal entry', id)
    return entry
  }
}
