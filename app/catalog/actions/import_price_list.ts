import db from '@adonisjs/lucid/services/db'
import { unitOfWork } from '#app/database/unit_of_work'
import type { FormTexts } from '#app/catalog/forms/problems'
import { checkVersion, insertVersion, lockPlan, nextVersion } from '#app/catalog/plan_version_rows'
import {
  checkPriceList,
  type PriceListCheck,
  type PriceListOrder,
} from '#app/catalog/price_list/check_price_list'

export interface PriceListImport extends PriceListOrder {
  /** Of the changes that were seen and confirmed. */
  readonly hash: string
  readonly actor: string
}

export type PriceListResult =
  | { readonly type: 'imported'; readonly versions: number; readonly prices: number }
  | { readonly type: 'refused'; readonly check: PriceListCheck }
  | { readonly type: 'changed' }

/**
 * Makes a new version of each plan whose prices a list changes, all of them or none. What it does must
 * be what was confirmed: 'changed' when the plans are no longer what they were then.
 */
export class ImportPriceList {
  async execute(order: PriceListImport, texts: FormTexts): Promise<PriceListResult> {
    const { companyId, actor } = order
    const check = await checkPriceList(db.connection(), order, texts)
    if (check.problems.length > 0) return { type: 'refused', check }
    if (check.hash !== order.hash || check.versions.length === 0) return { type: 'changed' }
    const versions = await Promise.all(
      check.versions.map(async (one) => ({ ...one, checked: await checkVersion(one.facts) }))
    )
    return unitOfWork(async (work) => {
      for (const { planId, planCode, form, checked } of versions) {
        await lockPlan(work.trx, companyId, planId)
        const version = await nextVersion(work.trx, planId)
        if (version !== form.version + 1) throw new PlanMovedOn()
        await insertVersion(work.trx, { companyId, planId, version }, checked)
        work.record({
          companyId,
          actor,
          action: 'price_list.imported',
          subjectKind: 'plan',
          subjectId: planId,
          details: { plan: planCode, version, validFrom: order.validFrom },
        })
      }
      return { type: 'imported', versions: versions.length, prices: check.changes.length } as const
    }).catch((error) => {
      if (error instanceof PlanMovedOn) return { type: 'changed' } as const
      throw error
    })
  }
}

/** Somebody added a version meanwhile: everything is taken back. */
class PlanMovedOn extends Error {}
