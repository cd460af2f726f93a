import { answerOnce, type OnceAnswer } from '#app/database/answer_once'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { IdempotentRequest } from '#app/database/idempotency'
import type { UnitOfWork } from '#app/database/unit_of_work'
import type { PlanAnswer } from '#app/catalog/actions/create_plan'
import {
  checkVersion,
  insertVersion,
  lockPlan,
  nextVersion,
  type CheckedVersion,
  type VersionFacts,
} from '#app/catalog/plan_version_rows'

export interface NewVersion {
  readonly companyId: number
  readonly planId: number
  readonly version: VersionFacts
  readonly actor: string
  readonly request: IdempotentRequest | null
}

/** Adds the next version of a plan. Errors: E_ROW_NOT_FOUND; as `CreatePlan` for its charges. */
export class AddPlanVersion {
  async execute(input: NewVersion): Promise<OnceAnswer<PlanAnswer>> {
    const checked = await checkVersion(input.version)
    return answerOnce(input.request, (work) => this.#insert(work, input, checked))
  }

  async #insert(work: UnitOfWork, input: NewVersion, checked: CheckedVersion): Promise<PlanAnswer> {
    const { companyId, planId } = input
    const plan = await lockPlan(work.trx, companyId, planId)
    if (!plan) throw new NotFoundException('plan', planId)
    const version = await nextVersion(work.trx, planId)
    const planVersionIds = await insertVersion(work.trx, { companyId, planId, version }, checked)
    work.record({
      companyId,
      actor: input.actor,
      action: 'plan_version.created',
      subjectKind: 'plan',
      subjectId: planId,
      details: { plan: plan.code, version, validFrom: checked.validFrom },
    })
    return { id: planId, version, planVersionIds }
  }
}
