import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** A plan version in all its currencies, with the charges that hold today. */
export interface CorrectableVersion {
  readonly planId: number
  readonly planCode: string
  readonly planName: string
  readonly version: number
  readonly siblings: readonly PlanVersion[]
}

/** Errors: E_ROW_NOT_FOUND. */
export async function findCorrectableVersion(
  client: QueryClientContract,
  companyId: number,
  planId: number,
  version: number
): Promise<CorrectableVersion> {
  const rows = await client
    .from('plan_versions')
    .where({ company_id: companyId, plan_id: planId, version })
    .orderBy('id')
    .select('id')
  if (rows.length === 0) throw new NotFoundException('plan version', version)
  const ids = rows.map(({ id }) => Number(id))
  const loaded = await loadPlanVersions(client, ids)
  const siblings = ids.map((id) => loaded.get(id)!)
  const [{ planCode, planName }] = siblings
  return { planId, planCode, planName, version, siblings }
}

/** Why a charge cannot be corrected; null when it can. */
export function correctionObstacle(charge: Charge): 'on_accept' | 'missing' | null {
  if (charge.recording === 'on_accept') return 'on_accept'
  const { ratingRules } = pluginHost().registry
  return ratingRules.find(charge.ruleCode, charge.ruleRevision) === null ? 'missing' : null
}
