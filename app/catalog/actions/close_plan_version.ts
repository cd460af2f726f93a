import { unitOfWork } from '#app/database/unit_of_work'
import { PlanRefusedException } from '#app/catalog/exceptions/plan_refused_exception'
import { holdVersion, type VersionChoice } from '#app/catalog/queries/hold_version'

export interface VersionClosure extends VersionChoice {
  /** The first day on which nobody is put on it any more; null opens it again. */
  readonly validTo: string | null
  readonly actor: string
}

/**
 * Says until when a version is sold. Who is on it stays on it, at its prices. Errors:
 * E_ROW_NOT_FOUND; E_PLAN_REFUSED when it is withdrawn, or the day does not lie behind its first.
 */
export class ClosePlanVersion {
  async execute({ validTo, actor, ...choice }: VersionClosure): Promise<void> {
    await unitOfWork(async (work) => {
      const { rows, planCode } = await holdVersion(work.trx, choice)
      const [{ valid_from: validFrom, valid_to: before }] = rows
      if (validTo !== null && validTo <= validFrom) {
        const message = `Version ${choice.version} holds from ${validFrom}: close it on a later day`
        throw new PlanRefusedException('valid_to_before', message)
      }
      await work.trx
        .from('plan_versions')
        .whereIn(
          'id',
          rows.map(({ id }) => id)
        )
        .update({ valid_to: validTo })
      work.record({
        companyId: choice.companyId,
        actor,
        action: 'plan_version.closed',
        subjectKind: 'plan',
        subjectId: choice.planId,
        details: { plan: planCode, version: choice.version, validTo: { before, after: validTo } },
      })
    })
  }
}
