import { choice, reference, type ListDefinition } from '#app/database/paging/list_definition'
import { SUSPENSE_STATES } from '#app/usage/suspense_reasons'

/** Held rows of a company; by reason once one is chosen. */
export const suspenseList: ListDefinition = {
  table: 'usage_suspense',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: 'id',
  filters: {
    state: choice('usage_suspense.state', SUSPENSE_STATES),
    stage: choice('usage_suspense.stage', ['accept', 'rating']),
    reason: {
      kind: 'text',
      apply: (query, reason) => query.where('usage_suspense.reason', reason),
    },
    import: reference('usage_suspense.import_id'),
  },
}
