import db from '@adonisjs/lucid/services/db'

export interface PlanOption {
  readonly versionId: number
  readonly name: string
  readonly code: string
  readonly version: number
  readonly validFrom: string
  readonly validTo: string | null
  readonly isAddOn: boolean
}

const MOST = 500

/** Plan versions that can be chosen in a currency, by name, the newest version of each plan first. */
export async function listPlanOptions(companyId: number, currency: string): Promise<PlanOption[]> {
  const rows = await db
    .from('plan_versions as v')
    .join('plans as p', 'p.id', 'v.plan_id')
    .where({ 'p.company_id': companyId, 'p.purpose': 'sale', 'v.currency': currency })
    .whereNull('v.withdrawn_at')
    .orderBy('p.name')
    .orderBy('v.version', 'desc')
    .limit(MOST)
    .select('v.id', 'v.version', 'v.valid_from', 'v.valid_to', 'p.name', 'p.code')
    .select('p.addon_alignment')
  return rows.map((row) => ({
    versionId: Number(row.id),
    name: row.name,
    code: row.code,
    version: Number(row.version),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    isAddOn: row.addon_alignment !== null,
  }))
}
