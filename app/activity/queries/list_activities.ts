import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addDays } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import {
  choice,
  type ListContext,
  type ListDefinition,
  type Range,
} from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { activityRow, type ActivityRow } from '#app/activity/queries/activities_of'
import { OF_COMPANY } from '#app/database/paging/of_company'

const SUBJECT_KINDS = [
  'document',
  'bill_run',
  'customer',
  'account',
  'service',
  'subscription',
  'plan_version',
  'usage_import',
  'company',
  'user',
] as const

/** Everything that was done in a company, newest first. */
export const activityList: ListDefinition = {
  table: 'activities',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {
    subject: choice('activities.subject_kind', SUBJECT_KINDS),
    actor: { kind: 'text', apply: (query, text) => query.where('activities.actor', text) },
    action: { kind: 'text', apply: (query, text) => query.where('activities.action', text) },
    day: { kind: 'dates', apply: onDays },
  },
}

/** Days of the company's clock; both ends count. */
function onDays(
  query: DatabaseQueryBuilderContract,
  { from, to }: Range<string>,
  { timeZone }: ListContext
) {
  if (from !== null) query.where('activities.at', '>=', startOfLocalDay(timeZone, from) * 1000)
  if (to !== null)
    query.where('activities.at', '<', startOfLocalDay(timeZone, addDays(to, 1)) * 1000)
}

export default class ListActivities {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(activityList, company, input, loadRows, options)
  }
}

async function loadRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: ListContext
): Promise<ActivityRow[]> {
  const rows = await client
    .from('activities')
    .whereIn('id', [...ids])
    .whereRaw(OF_COMPANY, ['company_id', companyId])
    .select('id', 'at', 'actor', 'action', 'subject_kind', 'subject_id', 'details')
  return rows.map(activityRow)
}
