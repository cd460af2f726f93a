import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { parkedAccountList } from '#app/billing/queries/parked_account_list'
import { OF_COMPANY } from '#app/database/paging/of_company'

export interface ParkedAccountRow {
  readonly id: number
  readonly runId: number
  readonly reason: string
  readonly message: string
  readonly parkedAt: number
  readonly resolvedAt: number | null
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
}

export default class ListParkedAccounts {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(parkedAccountList, company, input, loadRows, options)
  }
}

async function loadRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: ListContext
): Promise<ParkedAccountRow[]> {
  const rows = await client
    .from('parked_accounts as p')
    .join('accounts as a', 'a.id', 'p.account_id')
    .whereIn('p.id', [...ids])
    .whereRaw(OF_COMPANY, ['p.company_id', companyId])
    .select('p.id', 'p.run_id', 'p.reason', 'p.message', 'p.parked_at', 'p.resolved_at')
    .select('a.id as account_id', 'a.number as account_number', 'a.name as account_name')
  return rows.map((row) => ({
    id: Number(row.id),
    runId: Number(row.run_id),
    reason: row.reason,
    message: row.message,
    parkedAt: Number(row.parked_at),
    resolvedAt: row.resolved_at === null ? null : Number(row.resolved_at),
    account: { id: row.account_id, number: row.account_number, name: row.account_name },
  }))
}
