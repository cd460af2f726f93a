import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { choice, type ListContext, type ListDefinition } from '#app/database/paging/list_definition'
import { OF_COMPANY } from '#app/database/paging/of_company'
import { readList, type ListCompany } from '#app/database/paging/read_list'
import {
  WHAT_IF_STATES,
  type WhatIfKind,
  type WhatIfScope,
  type WhatIfState,
} from '#app/billing/what_if/what_if'

export interface NamedVersion {
  readonly planId: number
  readonly name: string
  readonly version: number
}

export interface WhatIfRow {
  readonly id: number
  readonly kind: WhatIfKind
  readonly state: WhatIfState
  readonly from: NamedVersion
  readonly to: NamedVersion
  readonly currency: string
  readonly months: number | null
  readonly startsOn: string
  readonly endsOn: string
  readonly scope: WhatIfScope
  readonly scopeText: string | null
  readonly accountCount: number
  readonly orderedBy: string
  readonly orderedAt: number
  readonly finishedAt: number | null
}

export const whatIfList: ListDefinition = {
  table: 'what_if_reports',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  only: { kind: 'what_if' },
  filters: { state: choice('what_if_reports.state', WHAT_IF_STATES) },
}

/** Comparisons of a company, the newest first; dry runs of moves are shown with their moves. */
export default class ListWhatIfs {
  execute(company: ListCompany, input: Record<string, unknown>) {
    return readList(whatIfList, company, input, loadWhatIfRows)
  }
}

export async function loadWhatIfRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<WhatIfRow[]> {
  const rows = await client
    .from('what_if_reports as r')
    .join('plan_versions as fv', 'fv.id', 'r.from_version_id')
    .join('plans as fp', 'fp.id', 'fv.plan_id')
    .join('plan_versions as tv', 'tv.id', 'r.to_version_id')
    .join('plans as tp', 'tp.id', 'tv.plan_id')
    .whereIn('r.id', [...ids])
    .whereRaw(OF_COMPANY, ['r.company_id', companyId])
    .select('r.*', 'fv.version as from_version', 'fv.currency', 'fp.id as from_plan')
    .select('fp.name as from_name', 'tv.version as to_version', 'tp.id as to_plan')
    .select('tp.name as to_name')
  return rows.map((row) => ({
    id: Number(row.id),
    kind: row.kind,
    state: row.state,
    from: named(row, 'from'),
    to: named(row, 'to'),
    currency: row.currency,
    months: row.months === null ? null : Number(row.months),
    startsOn: String(row.starts_on),
    endsOn: String(row.ends_on),
    scope: row.scope,
    scopeText: row.scope_text,
    accountCount: Number(row.account_count),
    orderedBy: row.ordered_by,
    orderedAt: Number(row.ordered_at),
    finishedAt: row.finished_at === null ? null : Number(row.finished_at),
  }))
}

function named(row: Record<string, any>, side: 'from' | 'to'): NamedVersion {
  return {
    planId: Number(row[`${side}_plan`]),
    name: row[`${side}_name`],
    version: Number(row[`${side}_version`]),
  }
}
