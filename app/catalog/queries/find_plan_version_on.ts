import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export interface VersionQuestion {
  readonly planId: number
  readonly currency: string
  /** A local date of the company's zone. */
  readonly date: string
}

/**
 * The id of the version of a plan that holds on a day in a currency: of those that have begun, have
 * not ended and were not withdrawn, the one with the highest number. Null when there is none.
 */
export async function findPlanVersionOn(
  client: QueryClientContract,
  companyId: number,
  { planId, currency, date }: VersionQuestion
): Promise<number | null> {
  const row = await client
    .from('plan_versions')
    .where({ company_id: companyId, plan_id: planId, currency })
    .where('valid_from', '<=', date)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>', date))
    .whereNull('withdrawn_at')
    .orderBy('version', 'desc')
    .select('id')
    .first()
  return row ? Number(row.id) : null
}
