import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { holdUnusedVersion, type VersionChoice } from '#app/catalog/queries/hold_version'

/**
 * Takes back a version that nothing refers to; its number is not given again. Errors:
 * E_ROW_NOT_FOUND; E_PLAN_REFUSED when it is used, or withdrawn already.
 */
export class WithdrawPlanVersion {
  async execute({ actor, ...choice }: VersionChoice & { readonly actor: string }): Promise<void> {
    await unitOfWork(async (work) => {
      const { rows, planCode } = await holdUnusedVersion(work.trx, choice)
      await work.trx
        .from('plan_versions')
        .whereIn(
          'id',
          rows.map(({ id }) => id)
        )
        .update({ withdrawn_at: clock.now() })
      work.record({
        companyId: choice.companyId,
        actor,
        action: 'plan_version.withdrawn',
        subjectKind: 'plan',
        subjectId: choice.planId,
        details: { plan: planCode, version: choice.version },
      })
    })
  }
}
