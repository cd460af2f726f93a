import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import type { ReasonCount } from '#app/usage/queries/import_reasons'
import { suspenseList } from '#app/usage/queries/suspense_list'
import type { SuspenseState } from '#app/usage/suspense_reasons'

export interface SuspenseRow {
  readonly id: number
  readonly importId: number
  readonly fileName: string
  readonly rowNo: number
  readonly stage: 'accept' | 'rating'
  readonly reason: string
  readonly detail: string
  readonly raw: string
  readonly serviceId: number | null
  /** Epoch seconds. */
  readonly occurredAt: number | null
  readonly state: SuspenseState
  readonly note: string | null
  readonly attempts: number
  readonly createdAt: number
  readonly resolvedAt: number | null
}

/** One page of held rows; those still open unless another state is asked for. */
export default class ListSuspense {
  async execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    const list = await readList(
      suspenseList,
      company,
      { state: 'open', ...input },
      loadSuspenseRows,
      options
    )
    return { ...list, reasons: await openReasons(company.id) }
  }
}

/** Open rows by reason, the most frequent first: what the page is grouped by. */
export async function openReasons(companyId: number): Promise<ReasonCount[]> {
  const rows = await db
    .from('usage_suspense')
    .where('company_id', companyId)
    .where('state', 'open')
    .groupBy('reason')
    .select('reason')
    .count('* as count')
  return rows
    .map((row) => ({ reason: row.reason, count: Number(row.count) }))
    .sort((left, right) => right.count - left.count || (left.reason < right.reason ? -1 : 1))
}

export async function loadSuspenseRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<SuspenseRow[]> {
  const rows = await client
    .from('usage_suspense as s')
    .join('usage_imports as i', 'i.id', 's.import_id')
    .where('s.company_id', companyId)
    .whereIn('s.id', [...ids])
    .select('s.*', 'i.file_name')
  return rows.map((row) => ({
    id: Number(row.id),
    importId: Number(row.import_id),
    fileName: row.file_name,
    rowNo: Number(row.row_no),
    stage: row.stage,
    reason: row.reason,
    detail: row.detail,
    raw: row.raw,
    serviceId: numberOf(row.service_id),
    occurredAt: numberOf(row.occurred_at),
    state: row.state,
    note: row.note,
    attempts: Number(row.attempts),
    createdAt: Number(row.created_at),
    resolvedAt: numberOf(row.resolved_at),
  }))
}

function numberOf(value: unknown): number | null {
  return value === null ? null : Number(value)
}
