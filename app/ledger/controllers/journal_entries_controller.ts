import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ListTransformer from '#app/database/transformers/list_transformer'
import FindEntry from '#app/ledger/queries/find_entry'
import ListEntries from '#app/ledger/queries/list_entries'
import JournalEntryRowTransformer from '#app/ledger/transformers/journal_entry_row_transformer'

export default class JournalEntriesController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listEntries: ListEntries) {
    const { rows, ...list } = await listEntries.execute(company, request.qs())
    return inertia.render('ledger/journal_entries/index', {
      rows: JournalEntryRowTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  @inject()
  async show({ inertia, params, company }: HttpContext, findEntry: FindEntry) {
    const entry = await findEntry.execute(company.id, Number(params.id))
    return inertia.render('ledger/journal_entries/show', {
      entry: JournalEntryRowTransformer.transform(entry),
    })
  }
}
