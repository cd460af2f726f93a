import { amounts, reference, type ListDefinition } from '#app/database/paging/list_definition'

/** What the accounts of a preview run would be billed. */
export const runPreviewList: ListDefinition = {
  table: 'run_previews',
  id: 'id',
  sorts: { account: { column: 'account_id', kind: 'integer' } },
  defaultSort: 'account',
  filters: {
    run: reference('run_previews.run_id'),
    account: reference('run_previews.account_id'),
    gross: amounts('run_previews.gross_minor'),
  },
  sums: { currency: 'currency', columns: { gross: 'gross_minor' } },
}
