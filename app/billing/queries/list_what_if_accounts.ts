import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { choice, type ListContext, type ListDefinition } from '#app/database/paging/list_definition'
import { OF_COMPANY } from '#app/database/paging/of_company'
import { readList, type ListCompany } from '#app/database/paging/read_list'

export interface WhatIfAccountRow {
  readonly id: number
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
  readonly currency: string
  readonly state: 'rated' | 'parked' | 'unmoved'
  readonly before: bigint
  readonly after: bigint
  readonly reason: string | null
  readonly message: string | null
}

/** The accounts of a report; those that gain or lose most stand at the two ends. */
export function whatIfAccountList(reportId: number): ListDefinition {
  return {
    table: 'what_if_accounts',
    id: 'id',
    sorts: { difference: { column: 'difference_minor', kind: 'integer' } },
    defaultSort: '-difference',
    only: { report_id: String(reportId) },
    filters: { state: choice('what_if_accounts.state', ['rated', 'parked', 'unmoved']) },
    sums: {
      currency: 'currency',
      columns: { before: 'before_minor', after: 'after_minor', difference: 'difference_minor' },
    },
  }
}

export default class ListWhatIfAccounts {
  execute(company: ListCompany, reportId: number, input: Record<string, unknown>) {
    return readList(whatIfAccountList(reportId), company, input, loadRows)
  }
}

async function loadRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<WhatIfAccountRow[]> {
  const rows = await client
    .from('what_if_accounts as w')
    .join('accounts as a', 'a.id', 'w.account_id')
    .whereIn('w.id', [...ids])
    .whereRaw(OF_COMPANY, ['w.company_id', companyId])
    .select('w.*', 'a.number', 'a.name')
  return rows.map((row) => ({
    id: Number(row.id),
    account: { id: Number(row.account_id), number: row.number, name: row.name },
    currency: row.currency,
    state: row.state,
    before: BigInt(row.before_minor),
    after: BigInt(row.after_minor),
    reason: row.reason,
    message: row.message,
  }))
}
