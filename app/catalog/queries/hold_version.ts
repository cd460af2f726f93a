import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { PlanRefusedException } from '#app/catalog/exceptions/plan_refused_exception'
import { lockPlan } from '#app/catalog/plan_version_rows'
import { usedVersions } from '#app/catalog/queries/version_use'

export interface VersionChoice {
  readonly companyId: number
  readonly planId: number
  readonly version: number
}

export interface HeldVersion {
  readonly planCode: string
  readonly rows: readonly Record<string, any>[]
}

/**
 * The rows of a version, one a currency, with their plan held so that nobody else changes it.
 * Errors: E_ROW_NOT_FOUND; E_PLAN_REFUSED when it was withdrawn.
 */
export async function holdVersion(
  trx: TransactionClientContract,
  { companyId, planId, version }: VersionChoice
): Promise<HeldVersion> {
  const plan = await lockPlan(trx, companyId, planId)
  if (!plan) throw new NotFoundException('plan', planId)
  const rows = await trx
    .from('plan_versions')
    .where({ plan_id: planId, version })
    .orderBy('id')
    .forUpdate()
  if (rows.length === 0) throw new NotFoundException('plan version', version)
  if (rows[0].withdrawn_at !== null) {
    throw new PlanRefusedException('withdrawn', `Version ${version} of ${plan.code} is withdrawn`)
  }
  return { planCode: plan.code, rows }
}

/** The same, when nothing refers to it. Errors: E_PLAN_REFUSED when a subscription does. */
export async function holdUnusedVersion(
  trx: TransactionClientContract,
  choice: VersionChoice
): Promise<HeldVersion> {
  const held = await holdVersion(trx, choice)
  const used = await usedVersions(
    trx,
    held.rows.map(({ id }) => Number(id))
  )
  if (used.size > 0) {
    throw new PlanRefusedException(
      'used',
      `Version ${choice.version} of ${held.planCode} is used: add a new version instead`
    )
  }
  return held
}
