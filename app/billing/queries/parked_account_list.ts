import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { reference, type ListDefinition } from '#app/database/paging/list_definition'

export const PARKED_STATES = ['parked', 'resolved'] as const

/** Accounts that runs left out, with the reason. */
export const parkedAccountList: ListDefinition = {
  table: 'parked_accounts',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {
    state: {
      kind: 'choice',
      values: PARKED_STATES,
      apply(query: DatabaseQueryBuilderContract, chosen: string[]) {
        if (chosen.length === 2) return
        if (chosen[0] === 'parked') query.whereNull('parked_accounts.resolved_at')
        else query.whereNotNull('parked_accounts.resolved_at')
      },
    },
    run: reference('parked_accounts.run_id'),
    account: reference('parked_accounts.account_id'),
    reason: {
      kind: 'text',
      apply: (query: DatabaseQueryBuilderContract, reason: string) =>
        query.where('parked_accounts.reason', reason),
    },
  },
}
