import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Charge, PlanVersion } from '#app/catalog/charge'

/** Plan versions with their charges in order, by id: two queries, however many are asked for. */
export async function loadPlanVersions(
  client: QueryClientContract,
  ids: readonly number[]
): Promise<Map<number, PlanVersion>> {
  const versions = await client
    .from('plan_versions')
    .join('plans', 'plans.id', 'plan_versions.plan_id')
    .whereIn('plan_versions.id', [...ids])
    .select('plan_versions.*', 'plans.name as plan_name')
  const charges = await client
    .from('charges')
    .whereIn('plan_version_id', [...ids])
    .orderBy('plan_version_id')
    .orderBy('position')
    .orderBy('id')
  const byVersion = Map.groupBy(charges.map(chargeOf), (charge) => charge.planVersionId)
  return new Map(
    versions.map((row) => [
      Number(row.id),
      {
        id: Number(row.id),
        planId: Number(row.plan_id),
        planName: row.plan_name,
        version: Number(row.version),
        currency: row.currency,
        periodUnit: row.period_unit,
        periodCount: Number(row.period_count),
        proration: row.proration,
        charges: byVersion.get(Number(row.id)) ?? [],
      },
    ])
  )
}

function chargeOf(row: Record<string, any>): Charge {
  return {
    id: Number(row.id),
    planVersionId: Number(row.plan_version_id),
    key: row.charge_key,
    name: row.name,
    ruleCode: row.rule_code,
    ruleRevision: Number(row.rule_revision),
    terms: JSON.parse(row.terms),
    metrics: JSON.parse(row.metrics),
    timing: row.timing,
    taxCategory: row.tax_category,
    ledgerCode: row.ledger_code,
    position: Number(row.position),
  }
}
