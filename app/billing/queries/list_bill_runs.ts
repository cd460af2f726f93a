import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import type { RunKind, RunState } from '#app/billing/bill_run'
import { billRunList } from '#app/billing/queries/bill_run_list'
import { OF_COMPANY } from '#app/database/paging/of_company'

export interface BillRunRow {
  readonly id: number
  readonly kind: RunKind
  readonly state: RunState
  readonly dueOn: string
  readonly issuedOn: string
  readonly accountCount: number
  readonly parkedCount: number
  readonly startedBy: string
  readonly startedAt: number
  readonly finishedAt: number | null
}

export default class ListBillRuns {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(billRunList, company, input, loadBillRunRows, options)
  }
}

export async function loadBillRunRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<BillRunRow[]> {
  const rows = await client
    .from('bill_runs')
    .whereIn('id', [...ids])
    .whereRaw(OF_COMPANY, ['company_id', companyId])
  const parked = await client
    .from('parked_accounts')
    .whereIn('run_id', [...ids])
    .whereNull('resolved_at')
    .groupBy('run_id')
    .select('run_id')
    .count('* as accounts')
  const parkedByRun = new Map(parked.map((row) => [Number(row.run_id), Number(row.accounts)]))
  return rows.map((row) => ({
    id: Number(row.id),
    kind: row.kind,
    state: row.state,
    dueOn: row.due_on,
    issuedOn: row.issued_on,
    accountCount: Number(row.account_count),
    parkedCount: parkedByRun.get(Number(row.id)) ?? 0,
    startedBy: row.started_by,
    startedAt: Number(row.started_at),
    finishedAt: row.finished_at === null ? null : Number(row.finished_at),
  }))
}
