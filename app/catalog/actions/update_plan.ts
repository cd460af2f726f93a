import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork } from '#app/database/unit_of_work'
import { planColumns, writeAddonBases, type PlanFactsInput } from '#app/catalog/plan_facts'
import { lockPlan } from '#app/catalog/plan_version_rows'

export interface PlanUpdate extends PlanFactsInput {
  readonly companyId: number
  readonly planId: number
  readonly actor: string
}

/** Changes what a plan says of itself; its versions stay as they are. Errors: E_ROW_NOT_FOUND. */
export class UpdatePlan {
  async execute(input: PlanUpdate): Promise<void> {
    const { companyId, planId, actor } = input
    await unitOfWork(async (work) => {
      const before = await lockPlan(work.trx, companyId, planId)
      if (!before) throw new NotFoundException('plan', planId)
      const after = planColumns(input)
      await work.trx.from('plans').where('id', planId).update(after)
      await writeAddonBases(work.trx, companyId, planId, input)
      const changed = Object.entries(after).filter(([name, value]) => before[name] !== value)
      work.record({
        companyId,
        actor,
        action: 'plan.changed',
        subjectKind: 'plan',
        subjectId: planId,
        details: {
          ...Object.fromEntries(
            changed.map(([name, value]) => [name, { before: before[name] ?? null, after: value }])
          ),
          basePlanIds: [...(input.addon?.basePlanIds ?? [])],
        },
      })
    })
  }
}
