import type { CanonicalValue } from '#kernel/canonical_json'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import type { ChargeRecording, ChargeTiming } from '#app/catalog/charge'
import {
  checkPeriodSource,
  periodSourceColumns,
  type PeriodSourceUse,
  type NewPeriodSource,
} from '#app/catalog/period_source'
import {
  CHARGE_COLUMNS,
  chargeRow,
  checkCharges,
  type CheckedCharge,
} from '#app/catalog/new_charges'

export interface NewCharge {
  readonly key: string
  readonly name: string
  readonly ruleCode: string
  readonly ruleRevision?: number
  readonly terms: CanonicalValue
  readonly metrics: readonly string[]
  readonly timing: ChargeTiming
  readonly taxCategory: string
  readonly ledgerCode: string
  /** Names by which other charges may read this one. */
  readonly tags?: readonly string[]
  readonly recording?: ChargeRecording
}

export interface NewPlanVersion {
  readonly companyId: number
  readonly code: string
  readonly name: string
  /** What its plan is there for; it is sold unless it says otherwise. */
  readonly purpose?: 'sale' | 'coupon' | 'commitment'
  readonly validFrom: string
  readonly currency: string
  readonly periodUnit: 'day' | 'week' | 'month' | 'year'
  readonly periodCount: number
  readonly proration: string
  /** Where periods come from; counted from the anchor ('calendar') unless it is given. */
  readonly periodSource?: NewPeriodSource
  readonly charges: readonly NewCharge[]
  readonly actor: string
}

/**
 * Adds the next version of a plan, and the plan with its first. Each charge pins the newest revision
 * of its rule unless it names one; its terms are validated by the rule's own schema.
 * Errors: E_VALIDATION_ERROR for terms, E_PLUGIN_MISSING for a rule nobody registered,
 * E_CHARGE_CIRCLE for charges that read each other.
 */
export class CreatePlanVersion {
  async execute(input: NewPlanVersion): Promise<number> {
    const charges = await checkCharges(input.charges)
    const periodSource = await checkPeriodSource(input.periodSource)
    return unitOfWork((work) => addPlanVersion(work, input, charges, periodSource))
  }
}

/** The same within a change of something else, with charges and source that were checked before it. */
export async function addPlanVersion(
  work: UnitOfWork,
  input: NewPlanVersion,
  charges: readonly CheckedCharge[],
  periodSource: PeriodSourceUse
): Promise<number> {
  const planId = await planIdOf(work.trx, input)
  const latest = await work.trx
    .from('plan_versions')
    .where('plan_id', planId)
    .max('version as version')
    .firstOrFail()
  const [versionId] = await work.trx.table('plan_versions').insert({
    company_id: input.companyId,
    plan_id: planId,
    version: Number(latest.version ?? 0) + 1,
    valid_from: input.validFrom,
    currency: input.currency,
    period_unit: input.periodUnit,
    period_count: input.periodCount,
    proration: input.proration,
    ...periodSourceColumns(periodSource),
    created_at: clock.now(),
  })
  const place = { companyId: input.companyId, planVersionId: Number(versionId), edition: 1 }
  const rows = charges.map((charge, index) => chargeRow(charge, { ...place, position: index + 1 }))
  await bulkInsert(work.trx, 'charges', CHARGE_COLUMNS, rows)
  work.record({
    companyId: input.companyId,
    actor: input.actor,
    action: 'plan_version.created',
    subjectKind: 'plan_version',
    subjectId: Number(versionId),
    details: { plan: input.code, charges: rows.length },
  })
  return Number(versionId)
}

async function planIdOf(
  trx: Parameters<typeof bulkInsert>[0],
  input: NewPlanVersion
): Promise<number> {
  const where = { company_id: input.companyId, code: input.code }
  const known = await trx.from('plans').where(where).select('id').first()
  if (known) {
    return Number(known.id)
  }
  const { purpose = 'sale' } = input
  const plan = { ...where, name: input.name, purpose, created_at: clock.now() }
  const [id] = await trx.table('plans').insert(plan)
  return Number(id)
}
