import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { ListContext, ListDefinition } from '#app/database/paging/list_definition'
import { OF_COMPANY } from '#app/database/paging/of_company'
import { readList, type ListCompany } from '#app/database/paging/read_list'
import { loadWhatIfRows, type NamedVersion } from '#app/billing/queries/list_what_ifs'

export const PLAN_MOVE_STATES = ['planned', 'running', 'done', 'cancelled'] as const

export interface PlanMoveRow {
  readonly id: number
  readonly reportId: number
  readonly state: (typeof PLAN_MOVE_STATES)[number]
  readonly from: NamedVersion
  readonly to: NamedVersion
  readonly effectiveOn: string
  readonly reason: string
  readonly subscriptionCount: number
  readonly moved: number
  readonly refused: number
  readonly orderedBy: string
  readonly orderedAt: number
  readonly confirmedBy: string | null
  readonly confirmedAt: number | null
  readonly finishedAt: number | null
}

const planMoveList: ListDefinition = {
  table: 'plan_moves',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {},
}

/** Moves of a company, the newest first. */
export default class ListPlanMoves {
  execute(company: ListCompany, input: Record<string, unknown>) {
    return readList(planMoveList, company, input, loadPlanMoveRows)
  }

  /** One of them. Errors: E_ROW_NOT_FOUND, for those of other companies too. */
  async find(companyId: number, moveId: number): Promise<PlanMoveRow> {
    const [row] = await loadPlanMoveRows(db.connection(), [moveId], { companyId })
    if (!row) throw new NotFoundException('move', moveId)
    return row
  }
}

async function loadPlanMoveRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<PlanMoveRow[]> {
  const rows = await client
    .from('plan_moves')
    .whereIn('id', [...ids])
    .whereRaw(OF_COMPANY, ['company_id', companyId])
  const counts = await client
    .from('plan_move_rows')
    .whereIn('move_id', [...ids])
    .whereIn('state', ['done', 'refused'])
    .groupBy('move_id', 'state')
    .select('move_id', 'state')
    .count('* as total')
  const countOf = (id: number, state: string) => {
    const row = counts.find((one) => Number(one.move_id) === id && one.state === state)
    return Number(row?.total ?? 0)
  }
  const reportIds = rows.map((row) => Number(row.report_id))
  const reports = await loadWhatIfRows(client, reportIds, { companyId })
  const byId = new Map(reports.map((report) => [report.id, report]))
  return rows.map((row) => ({
    id: Number(row.id),
    reportId: Number(row.report_id),
    state: row.state,
    from: byId.get(Number(row.report_id))!.from,
    to: byId.get(Number(row.report_id))!.to,
    effectiveOn: String(row.effective_on),
    reason: row.reason,
    subscriptionCount: Number(row.subscription_count),
    moved: countOf(Number(row.id), 'done'),
    refused: countOf(Number(row.id), 'refused'),
    orderedBy: row.ordered_by,
    orderedAt: Number(row.ordered_at),
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at === null ? null : Number(row.confirmed_at),
    finishedAt: row.finished_at === null ? null : Number(row.finished_at),
  }))
}
