import { unitOfWork } from '#app/database/unit_of_work'
import {
  checkVersion,
  insertCharges,
  insertVersion,
  versionColumns,
  type VersionFacts,
} from '#app/catalog/plan_version_rows'
import { holdUnusedVersion, type VersionChoice } from '#app/catalog/queries/hold_version'

export interface VersionEdit extends VersionChoice {
  readonly facts: VersionFacts
  readonly actor: string
}

/**
 * Writes a version anew that nothing refers to yet. One that is used is never changed: what was
 * billed by it must replay. Errors: E_ROW_NOT_FOUND, E_PLAN_REFUSED; as `CreatePlan` for charges.
 */
export class EditPlanVersion {
  async execute({ facts, actor, ...choice }: VersionEdit): Promise<void> {
    const checked = await checkVersion(facts)
    const { companyId, planId, version } = choice
    await unitOfWork(async (work) => {
      const { trx } = work
      const { rows, planCode } = await holdUnusedVersion(trx, choice)
      await trx
        .from('charges')
        .whereIn(
          'plan_version_id',
          rows.map(({ id }) => id)
        )
        .delete()
      const added = []
      for (const prices of checked.prices) {
        const row = rows.find(({ currency }) => currency === prices.currency)
        if (row === undefined) {
          added.push(prices)
          continue
        }
        await trx.from('plan_versions').where('id', row.id).update(versionColumns(checked))
        await insertCharges(trx, companyId, Number(row.id), prices.charges)
      }
      const kept = checked.prices.map(({ currency }) => currency)
      const dropped = rows.filter(({ currency }) => !kept.includes(currency))
      await trx
        .from('plan_versions')
        .whereIn(
          'id',
          dropped.map(({ id }) => id)
        )
        .delete()
      await insertVersion(trx, { companyId, planId, version }, { ...checked, prices: added })
      work.record({
        companyId,
        actor,
        action: 'plan_version.edited',
        subjectKind: 'plan',
        subjectId: planId,
        details: { plan: planCode, version, validFrom: checked.validFrom, currencies: kept },
      })
    })
  }
}
