import { clock } from '#app/database/clock'
import { answerOnce, type OnceAnswer } from '#app/database/answer_once'
import { isDuplicateKey } from '#app/database/errors'
import type { IdempotentRequest } from '#app/database/idempotency'
import type { UnitOfWork } from '#app/database/unit_of_work'
import { PlanRefusedException } from '#app/catalog/exceptions/plan_refused_exception'
import { planColumns, writeAddonBases, type PlanFactsInput } from '#app/catalog/plan_facts'
import {
  checkVersion,
  insertVersion,
  type CheckedVersion,
  type VersionFacts,
} from '#app/catalog/plan_version_rows'

export interface NewPlan extends PlanFactsInput {
  readonly companyId: number
  readonly code: string
  readonly version: VersionFacts
  readonly actor: string
  /** Null when the sender gave no key. */
  readonly request: IdempotentRequest | null
}

export type PlanAnswer = { id: number; version: number; planVersionIds: number[] }

/**
 * Adds a plan with its first version. Errors: E_PLAN_REFUSED when the company has a plan of that
 * code, E_VALIDATION_ERROR and its kin for charges that do not hold.
 */
export class CreatePlan {
  async execute(input: NewPlan): Promise<OnceAnswer<PlanAnswer>> {
    const checked = await checkVersion(input.version)
    try {
      return await answerOnce(input.request, (work) => this.#insert(work, input, checked))
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      throw new PlanRefusedException('code_taken', `There is a plan ${input.code} already`)
    }
  }

  async #insert(work: UnitOfWork, input: NewPlan, checked: CheckedVersion): Promise<PlanAnswer> {
    const { companyId, code } = input
    const [id] = await work.trx.table('plans').insert({
      company_id: companyId,
      code,
      created_at: clock.now(),
      ...planColumns(input),
    })
    const planId = Number(id)
    await writeAddonBases(work.trx, companyId, planId, input)
    const place = { companyId, planId, version: 1 }
    const planVersionIds = await insertVersion(work.trx, place, checked)
    work.record({
      companyId,
      actor: input.actor,
      action: 'plan.created',
      subjectKind: 'plan',
      subjectId: planId,
      details: {
        code,
        name: input.name,
        currencies: checked.prices.map(({ currency }) => currency),
      },
    })
    return { id: planId, version: 1, planVersionIds }
  }
}
