import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { EntryRow } from '#app/ledger/queries/entry_of_document'

/** A balanced entry; each posting stands on one side, so that no reader has to mind a sign. */
export default class JournalEntryTransformer extends BaseTransformer<EntryRow> {
  toObject() {
    const { postings, ...entry } = this.resource
    return {
      ...this.pick(entry, ['id', 'kind', 'postedOn', 'taxPointOn', 'documentId']),
      postings: postings.map(({ position, code, name, amountMinor, currency }) => ({
        position,
        code,
        name,
        debit: amountMinor >= 0n ? moneyView(amountMinor, currency) : null,
        credit: amountMinor < 0n ? moneyView(-amountMinor, currency) : null,
      })),
    }
  }
}
