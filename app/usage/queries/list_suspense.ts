import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { suspenseList } from '#app/usage/queries/suspense_list'
import type { SuspenseState } from '#app/usage/suspense_reasons'

export interface SuspenseRow {
  readonly id: number
  readonly rowNo: number
  readonly stage: 'accept' | 'rating'
  readonly reason: string
  readonly detail: string
  readonly raw: string
  readonly state: SuspenseState
  readonly attempts: number
  readonly serviceId: number | null
  readonly createdAt: number
  readonly resolvedAt: number | null
  readonly source: { readonly id: number; readonly fileName: string; readonly formatCode: string }
}

export default class ListSuspense {
  /** A worklist: without a choice of states it has only what waits for somebody. */
  async execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    if (input.state !== undefined) {
      return readList(suspenseList, company, input, loadSuspenseRows, options)
    }
    const asked = { ...input, state: 'open' }
    const list = await readList(suspenseList, company, asked, loadSuspenseRows, options)
    const query: Record<string, string> = { ...list.state.query }
    delete query.state
    return { ...list, state: { ...list.state, query } }
  }
}

/** A row of the company. Errors: E_ROW_NOT_FOUND (404), for those of other companies too. */
export async function findSuspenseRow(companyId: number, id: number): Promise<SuspenseRow> {
  const [row] = await loadSuspenseRows(db.connection(), [id], { companyId })
  if (!row) throw new NotFoundException('row in suspense', id)
  return row
}

async function loadSuspenseRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<SuspenseRow[]> {
  const rows = await client
    .from('usage_suspense as s')
    .join('usage_imports as i', 'i.id', 's.import_id')
    .where('s.company_id', companyId)
    .whereIn('s.id', [...ids])
    .select('s.*', 'i.file_name', 'i.format_code')
  return rows.map((row) => ({
    id: Number(row.id),
    rowNo: Number(row.row_no),
    stage: row.stage,
    reason: row.reason,
    detail: row.detail,
    raw: row.raw,
    state: row.state,
    attempts: Number(row.attempts),
    serviceId: row.service_id === null ? null : Number(row.service_id),
    createdAt: Number(row.created_at),
    resolvedAt: row.resolved_at === null ? null : Number(row.resolved_at),
    source: {
      id: Number(row.import_id),
      fileName: row.file_name,
      formatCode: row.format_code,
    },
  }))
}
