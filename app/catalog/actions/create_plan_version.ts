import type { CanonicalValue } from '#kernel/canonical_json'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import type { ChargeRecording, ChargeTiming } from '#app/catalog/charge'
import type { NewPeriodSource } from '#app/catalog/period_source'
import {
  checkVersion,
  insertVersion,
  lockPlan,
  nextVersion,
  type CheckedVersion,
  type PricesIn,
} from '#app/catalog/plan_version_rows'
import type { Phase, PhaseAnchor } from '#app/catalog/phases'

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
  /** What its plan is there for; it is sold unless it says otherwise. */
  readonly purpose?: 'sale' | 'coupon' | 'commitment'
  readonly validFrom: string
  readonly validTo?: string | null
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
  /** The same version priced in other currencies. */
  readonly alsoIn?: readonly PricesIn[]
  readonly actor: string
}

/**
 * Adds the next version of a plan, and the plan with its first: one row for each currency it is
 * priced in. Each charge pins the newest revision of its rule unless it names one; its terms are
 * validated by the rule's own schema. Returns the id of the row in the first currency.
 *
 * Errors: E_VALIDATION_ERROR for terms, E_PLUGIN_MISSING for a rule nobody registered,
 * E_CHARGE_CIRCLE for charges that read each other, E_PHASES for phases that cannot be.
 */
export class CreatePlanVersion {
  async execute(input: NewPlanVersion): Promise<number> {
    const checked = await this.check(input)
    return unitOfWork((work) => this.apply(work, input, checked))
  }

  /** What can be known before a unit of work. Errors: as `execute`. */
  check(input: NewPlanVersion): Promise<CheckedVersion> {
    const prices = [input, ...(input.alsoIn ?? [])]
    return checkVersion({ ...input, validTo: input.validTo ?? null, prices })
  }

  /** The same within a unit of work that somebody else commits. */
  async apply(work: UnitOfWork, input: NewPlanVersion, checked: CheckedVersion): Promise<number> {
    const planId = await this.#planId(work.trx, input)
    await lockPlan(work.trx, input.companyId, planId)
    const version = await nextVersion(work.trx, planId)
    const place = { companyId: input.companyId, planId, version }
    const [versionId] = await insertVersion(work.trx, place, checked)
    work.record({
      companyId: input.companyId,
      actor: input.actor,
      action: 'plan_version.created',
      subjectKind: 'plan_version',
      subjectId: versionId,
      details: { plan: input.code, charges: input.charges.length },
    })
    return versionId
  }

  async #planId(trx: UnitOfWork['trx'], input: NewPlanVersion): Promise<number> {
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
}
