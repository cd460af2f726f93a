import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { ListDefinition } from '#app/database/paging/list_definition'

export const CORRECTION_STEPS = ['waiting', 'approved', 'applied'] as const
type Step = (typeof CORRECTION_STEPS)[number]

/** Corrections of a company, newest first. */
export const correctionList: ListDefinition = {
  table: 'corrections',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {
    step: {
      kind: 'choice',
      values: CORRECTION_STEPS,
      apply(query: DatabaseQueryBuilderContract, chosen: string[]) {
        query.where((any) => {
          for (const step of chosen) any.orWhere((one) => narrow(one, step as Step))
        })
      },
    },
    code: {
      kind: 'text',
      apply: (query: DatabaseQueryBuilderContract, code: string) =>
        query.where('corrections.code', code),
    },
  },
}

function narrow(query: DatabaseQueryBuilderContract, step: Step) {
  if (step === 'waiting') query.whereNull('corrections.approved_at')
  if (step === 'approved') {
    query.whereNotNull('corrections.approved_at').whereNull('corrections.live_run_id')
  }
  if (step === 'applied') query.whereNotNull('corrections.live_run_id')
}
