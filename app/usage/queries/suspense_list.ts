import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { choice, reference, type ListDefinition } from '#app/database/paging/list_definition'
import { SUSPENSE_STATES } from '#app/usage/suspense_reasons'

/** Rows that were held back; without a choice of states only those that wait for somebody. */
export const suspenseList: ListDefinition = {
  table: 'usage_suspense',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {
    state: choice('usage_suspense.state', SUSPENSE_STATES),
    stage: choice('usage_suspense.stage', ['accept', 'rating']),
    reason: {
      kind: 'text',
      apply: (query: DatabaseQueryBuilderContract, reason: string) =>
        query.where('usage_suspense.reason', reason),
    },
    import: reference('usage_suspense.import_id'),
    service: reference('usage_suspense.service_id'),
  },
}
