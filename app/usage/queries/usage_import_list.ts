import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { choice, contains, type ListDefinition } from '#app/database/paging/list_definition'
import { IMPORT_STATES } from '#app/usage/usage_import'

/** Files and feeds of a company, newest first. */
export const usageImportList: ListDefinition = {
  table: 'usage_imports',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {
    state: choice('usage_imports.state', IMPORT_STATES),
    door: choice('usage_imports.door', ['file', 'api']),
    name: {
      kind: 'text',
      apply: (query: DatabaseQueryBuilderContract, text: string) =>
        query.whereRaw(`lower(usage_imports.file_name) like ? escape '!'`, [
          contains(text.toLowerCase()),
        ]),
    },
  },
}
