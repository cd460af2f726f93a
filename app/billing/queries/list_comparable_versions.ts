import db from '@adonisjs/lucid/services/db'

export interface ComparableVersion {
  readonly id: number
  readonly name: string
  readonly code: string
  readonly version: number
  readonly currency: string
}

/** Versions that a form can offer; a company with more of them names one by its plan's page. */
const MOST = 500

/** Plan versions that customers are or were on, by name, the newest version of each plan first. */
export async function listComparableVersions(companyId: number): Promise<ComparableVersion[]> {
  const rows = await db
    .from('plan_versions as v')
    .join('plans as p', 'p.id', 'v.plan_id')
    .where({ 'p.company_id': companyId, 'p.purpose': 'sale' })
    .whereNull('v.withdrawn_at')
    .orderBy('p.name')
    .orderBy('v.version', 'desc')
    .orderBy('v.currency')
    .limit(MOST)
    .select('v.id', 'v.version', 'v.currency', 'p.name', 'p.code')
  return rows.map((row) => ({
    id: Number(row.id),
    name: row.name,
    code: row.code,
    version: Number(row.version),
    currency: row.currency,
  }))
}
