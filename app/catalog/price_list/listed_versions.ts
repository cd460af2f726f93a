import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListedVersion } from '#app/catalog/price_list/write_price_list'
import { findVersionForm } from '#app/catalog/queries/find_version_form'

/** Plans of one workbook; more are exported plan by plan. */
export const MOST_PLANS = 500

/** The versions that are on sale on a day, one of each plan. */
export async function versionsOn(
  client: QueryClientContract,
  companyId: number,
  date: string
): Promise<ListedVersion[]> {
  const rows = await client
    .from('plan_versions')
    .join('plans', 'plans.id', 'plan_versions.plan_id')
    .where('plans.company_id', companyId)
    .where('valid_from', '<=', date)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>', date))
    .whereNull('withdrawn_at')
    .groupBy('plans.id', 'plans.code')
    .orderBy('plans.code')
    .limit(MOST_PLANS)
    .select('plans.id', 'plans.code')
    .max('version as version')
  return loadListed(
    client,
    companyId,
    rows.map((row) => ({ id: Number(row.id), code: row.code, version: Number(row.version) }))
  )
}

/** The newest version of each plan that a list names; plans that are not there are left out. */
export async function newestVersions(
  client: QueryClientContract,
  companyId: number,
  codes: readonly string[]
): Promise<ListedVersion[]> {
  const rows = await client
    .from('plan_versions')
    .join('plans', 'plans.id', 'plan_versions.plan_id')
    .where('plans.company_id', companyId)
    .whereIn('plans.code', [...codes].slice(0, MOST_PLANS))
    .groupBy('plans.id', 'plans.code')
    .orderBy('plans.code')
    .select('plans.id', 'plans.code')
    .max('version as version')
  return loadListed(
    client,
    companyId,
    rows.map((row) => ({ id: Number(row.id), code: row.code, version: Number(row.version) }))
  )
}

async function loadListed(
  client: QueryClientContract,
  companyId: number,
  plans: readonly { readonly id: number; readonly code: string; readonly version: number }[]
): Promise<ListedVersion[]> {
  const listed: ListedVersion[] = []
  for (const { id, code, version } of plans) {
    const form = await findVersionForm(client, companyId, id, version)
    listed.push({ planId: id, planCode: code, form })
  }
  return listed
}
