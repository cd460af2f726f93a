import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Whose anchor the periods of an add-on are counted from: its base subscription's, or its own. */
export const ADDON_ALIGNMENTS = ['base', 'own'] as const
export type AddonAlignment = (typeof ADDON_ALIGNMENTS)[number]

/** What a plan says of itself, whatever version of it. */
export interface PlanFactsInput {
  readonly name: string
  readonly productId: number | null
  /** Null for a plan that stands alone. */
  readonly addon: {
    readonly alignment: AddonAlignment
    /** Plans that it may stand beside; empty: any. */
    readonly basePlanIds: readonly number[]
  } | null
}

export function planColumns({ name, productId, addon }: PlanFactsInput) {
  return { name, product_id: productId, addon_alignment: addon?.alignment ?? null }
}

export async function writeAddonBases(
  trx: TransactionClientContract,
  companyId: number,
  planId: number,
  { addon }: PlanFactsInput
) {
  await trx.from('plan_addon_bases').where('plan_id', planId).delete()
  const bases = addon?.basePlanIds ?? []
  if (bases.length === 0) return
  await trx
    .table('plan_addon_bases')
    .multiInsert(
      bases.map((baseId) => ({ company_id: companyId, plan_id: planId, base_plan_id: baseId }))
    )
}
