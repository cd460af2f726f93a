import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { EntryListRow } from '#app/ledger/queries/list_entries'
import { totalOf } from '#app/ledger/total_of'
import JournalEntryTransformer from '#app/ledger/transformers/journal_entry_transformer'

/** An entry in the journal: what it moved in all, and between which ledger accounts. */
export default class JournalEntryRowTransformer extends BaseTransformer<EntryListRow> {
  toObject() {
    const { documentNumber } = this.resource
    const total = totalOf(this.resource)
    return {
      ...new JournalEntryTransformer(this.resource).toObject(),
      documentNumber,
      total: total && moneyView(total.minor, total.currency),
    }
  }
}
