import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { AddonAlignment } from '#app/catalog/plan_facts'

export interface AddonRules {
  /**
   * 'base': periods are counted from the anchor of the base subscription, so an add-on taken on
   * 28 February beside a base of the 31st is billed on the 31st of March; 'own': from its own first day.
   */
  readonly alignment: AddonAlignment
  /** Plans that it may stand beside; empty: any that is no add-on itself. */
  readonly basePlanIds: readonly number[]
}

/** How a plan may be added to others; null for a plan that stands alone. */
export async function findAddOnRules(
  client: QueryClientContract,
  companyId: number,
  planId: number
): Promise<AddonRules | null> {
  const plan = await client
    .from('plans')
    .where({ company_id: companyId, id: planId })
    .select('addon_alignment')
    .first()
  if (!plan || plan.addon_alignment === null) return null
  const bases = await client
    .from('plan_addon_bases')
    .where({ company_id: companyId, plan_id: planId })
    .orderBy('base_plan_id')
    .select('base_plan_id')
  return {
    alignment: plan.addon_alignment,
    basePlanIds: bases.map((row) => Number(row.base_plan_id)),
  }
}
