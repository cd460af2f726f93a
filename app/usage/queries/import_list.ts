import { choice, type ListDefinition } from '#app/database/paging/list_definition'
import { IMPORT_STATES } from '#app/usage/usage_import'

/** Imports of a company, newest first. */
export const importList: ListDefinition = {
  table: 'usage_imports',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {
    state: choice('usage_imports.state', IMPORT_STATES),
    door: choice('usage_imports.door', ['file', 'api']),
  },
}
