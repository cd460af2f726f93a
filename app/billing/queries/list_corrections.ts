import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { OF_COMPANY } from '#app/database/paging/of_company'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import type { CorrectionScope, RunState } from '#app/billing/bill_run'
import { correctionList } from '#app/billing/queries/correction_list'

/** How far a correction is; each step follows the one before. */
export const CORRECTION_STATES = [
  'ordered',
  'trying',
  'tried',
  'approved',
  'running',
  'applied',
  'failed',
] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]

export interface CorrectionRow {
  readonly id: number
  readonly code: string
  readonly state: CorrectionState
  readonly reason: string
  readonly scope: CorrectionScope
  readonly plan: {
    readonly id: number
    readonly code: string
    readonly name: string
    readonly version: number
  }
  readonly orderedBy: string
  readonly orderedUserId: number | null
  readonly orderedAt: number
  readonly approvedBy: string | null
  readonly approvedAt: number | null
  readonly previewRunId: number | null
  readonly liveRunId: number | null
}

export default class ListCorrections {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(correctionList, company, input, loadCorrectionRows, options)
  }
}

export async function loadCorrectionRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<CorrectionRow[]> {
  const rows = await client
    .from('corrections as c')
    .leftJoin('bill_runs as dry', 'dry.id', 'c.preview_run_id')
    .leftJoin('bill_runs as live', 'live.id', 'c.live_run_id')
    .whereIn('c.id', [...ids])
    .whereRaw(OF_COMPANY, ['c.company_id', companyId])
    .select('c.*', 'dry.state as dry_state', 'live.state as live_state')
  const scopes = new Map(rows.map((row) => [row, JSON.parse(row.scope) as CorrectionScope]))
  const plans = await loadPlans(
    client,
    [...scopes.values()].map(({ planVersionIds }) => planVersionIds[0])
  )
  return rows.map((row) => {
    const scope = scopes.get(row)!
    return {
      ...{ id: Number(row.id), code: row.code, state: stateOf(row), reason: row.reason, scope },
      plan: plans.get(scope.planVersionIds[0])!,
      orderedBy: row.ordered_by,
      orderedUserId: numberOf(row.ordered_user_id),
      orderedAt: Number(row.ordered_at),
      approvedBy: row.approved_by,
      approvedAt: numberOf(row.approved_at),
      previewRunId: numberOf(row.preview_run_id),
      liveRunId: row.live_state === 'cancelled' ? null : numberOf(row.live_run_id),
    }
  })
}

async function loadPlans(client: QueryClientContract, planVersionIds: readonly number[]) {
  const rows = await client
    .from('plan_versions')
    .join('plans', 'plans.id', 'plan_versions.plan_id')
    .whereIn('plan_versions.id', [...planVersionIds])
    .select('plan_versions.id as version_id', 'plan_versions.version', 'plans.*')
  return new Map(
    rows.map((row) => [
      Number(row.version_id),
      { id: Number(row.id), code: row.code, name: row.name, version: Number(row.version) },
    ])
  )
}

/** A live run that was cancelled has billed nothing: the correction is where it was before. */
function stateOf(row: Record<string, any>): CorrectionState {
  const live = row.live_state as RunState | null
  if (live === 'finished') return 'applied'
  if (live === 'failed') return 'failed'
  if (live === 'freezing' || live === 'issuing') return 'running'
  if (row.approved_at !== null) return 'approved'
  if (row.dry_state === 'finished') return 'tried'
  if (row.dry_state === 'failed') return 'failed'
  return row.dry_state === null || row.dry_state === 'cancelled' ? 'ordered' : 'trying'
}

function numberOf(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value)
}
