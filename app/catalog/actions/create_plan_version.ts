import type { CanonicalValue } from '#kernel/canonical_json'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import type { ChargeRecording, ChargeTiming } from '#app/catalog/charge'
import {
  checkPeriodSource,
  periodSourceColumns,
  type NewPeriodSource,
} from '#app/catalog/period_source'
import { checkPhases, phaseColumns, type Phase, type PhaseAnchor } from '#app/catalog/phases'
import { CHARGE_COLUMNS, chargeRow, checkCharges } from '#app/catalog/new_charges'

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
  /** The phase it holds in; all of them unless one is named. */
  readonly phase?: string | null
}

export interface NewPlanVersion {
  readonly companyId: number
  readonly code: string
  readonly name: string
  readonly validFrom: string
  readonly currency: string
  readonly periodUnit: 'day' | 'week' | 'month' | 'year'
  readonly periodCount: number
  readonly proration: string
  /** Where periods come from; counted from the anchor ('calendar') unless it is given. */
  readonly periodSource?: NewPeriodSource
  /** Stretches of a subscription's life, in their order; none unless they are given. */
  readonly phases?: readonly Phase[]
  /** Where periods are counted from behind the first phase; from the same day as before it. */
  readonly phaseAnchor?: PhaseAnchor
  readonly charges: readonly NewCharge[]
  readonly actor: string
}

/**
 * Adds the next version of a plan, and the plan with its first. Each charge pins the newest revision
 * of its rule unless it names one; its terms are validated by the rule's own schema.
 * Errors: E_VALIDATION_ERROR for terms, E_PLUGIN_MISSING for a rule nobody registered,
 * E_CHARGE_CIRCLE for charges that read each other, E_PHASES for phases that cannot be.
 */
export class CreatePlanVersion {
  async execute(input: NewPlanVersion): Promise<number> {
    const { phaseAnchor = 'keep' } = input
    const phases = checkPhases(input.phases ?? [], phaseAnchor, input.charges)
    const charges = await checkCharges(input.charges)
    const periodSource = await checkPeriodSource(input.periodSource)
    return unitOfWork(async (work) => {
      const planId = await this.#planId(work.trx, input)
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
        ...phaseColumns(phases, phaseAnchor),
        created_at: clock.now(),
      })
      const place = { companyId: input.companyId, planVersionId: Number(versionId), edition: 1 }
      const rows = charges.map((charge, index) =>
        chargeRow(charge, { ...place, position: index + 1 })
      )
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
    })
  }

  async #planId(trx: Parameters<typeof bulkInsert>[0], input: NewPlanVersion): Promise<number> {
    const where = { company_id: input.companyId, code: input.code }
    const known = await trx.from('plans').where(where).select('id').first()
    if (known) {
      return Number(known.id)
    }
    const plan = { ...where, name: input.name, created_at: clock.now() }
    const [id] = await trx.table('plans').insert(plan)
    return Number(id)
  }
}
