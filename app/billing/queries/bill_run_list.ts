import { choice, type ListDefinition } from '#app/database/paging/list_definition'

/** Bill runs of a company, newest first. */
export const billRunList: ListDefinition = {
  table: 'bill_runs',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {
    kind: choice('bill_runs.kind', ['preview', 'live']),
    state: choice('bill_runs.state', ['freezing', 'issuing', 'finished', 'cancelled', 'failed']),
  },
}
