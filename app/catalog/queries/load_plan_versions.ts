import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import { periodSourceOf } from '#app/catalog/period_source'
import { phasesOf } from '#app/catalog/phases'

/**
 * Plan versions with their charges in order, by id: two queries, however many are asked for. Of
 * each charge the edition holds that was approved last (of two at once the later), up to `asOf` (epoch milliseconds); that of
 * the correction `trying` holds before it is approved, for its dry run. Price overrides come with the
 * subscriptions that are asked for; there may be very many others.
 */
export async function loadPlanVersions(
  client: QueryClientContract,
  ids: readonly number[],
  asOf: number = Number.MAX_SAFE_INTEGER,
  trying: number | null = null,
  subscriptionIds: readonly number[] = []
): Promise<Map<number, PlanVersion>> {
  const versions = await client
    .from('plan_versions')
    .join('plans', 'plans.id', 'plan_versions.plan_id')
    .whereIn('plan_versions.id', [...ids])
    .select('plan_versions.*', 'plans.name as plan_name', 'plans.code as plan_code')
  const charges = await client
    .from('charges')
    .leftJoin('corrections', 'corrections.id', 'charges.correction_id')
    .whereIn('charges.plan_version_id', [...ids])
    .where((query) => {
      query.whereNull('charges.subscription_id')
      if (subscriptionIds.length > 0) {
        query.orWhereIn('charges.subscription_id', [...subscriptionIds])
      }
    })
    .orderBy('charges.plan_version_id')
    .orderBy('charges.position')
    .orderBy('charges.edition')
    .select('charges.*', 'corrections.approved_at')
  const byVersion = Map.groupBy(charges, (row) => Number(row.plan_version_id))
  return new Map(
    versions.map((row) => {
      const editions = byVersion.get(Number(row.id)) ?? []
      return [
        Number(row.id),
        {
          id: Number(row.id),
          planId: Number(row.plan_id),
          planName: row.plan_name,
          planCode: row.plan_code,
          version: Number(row.version),
          currency: row.currency,
          periodUnit: row.period_unit,
          periodCount: Number(row.period_count),
          proration: row.proration,
          periodSource: periodSourceOf(row),
          ...phasesOf(row),
          charges: holding(editions, asOf, trying),
          overrides: editions.filter(isOverride).map(chargeOf),
          editions: new Map(editions.map((edition) => [Number(edition.id), chargeOf(edition)])),
        },
      ] as const
    })
  )
}

/** The edition of each charge that holds, in the order of the charges; rows by edition. */
function holding(
  editions: readonly Record<string, any>[],
  asOf: number,
  trying: number | null
): Charge[] {
  const last = new Map<string, { readonly row: Record<string, any>; readonly since: number }>()
  for (const row of editions) {
    if (isOverride(row)) continue
    const since = heldSince(row, asOf, trying)
    const before = last.get(row.charge_key)?.since ?? 0
    if (since !== null && since >= before) last.set(row.charge_key, { row, since })
  }
  return [...last.values()].map(({ row }) => chargeOf(row))
}

function isOverride(row: Record<string, any>): boolean {
  return row.subscription_id !== null
}

/** The first edition is the plan version itself; those that supersede it hold once approved. */
function heldSince(
  { correction_id: correctionId, approved_at: approvedAt }: Record<string, any>,
  asOf: number,
  trying: number | null
): number | null {
  if (correctionId === null) return 0
  if (approvedAt !== null && Number(approvedAt) <= asOf) return Number(approvedAt)
  return Number(correctionId) === trying ? Infinity : null
}

export function chargeOf(row: Record<string, any>): Charge {
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
    edition: Number(row.edition),
    tags: JSON.parse(row.tags ?? '[]'),
    reads: JSON.parse(row.reads ?? '[]'),
    stateOwner: row.state_owner,
    recording: row.recording,
    override: isOverride(row)
      ? {
          subscriptionId: Number(row.subscription_id),
          validFrom: row.valid_from,
          validTo: row.valid_to,
        }
      : null,
    phase: row.phase,
  }
}
