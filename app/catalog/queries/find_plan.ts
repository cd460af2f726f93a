import db from '@adonisjs/lucid/services/db'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { loadPlanRows, type PlanRow } from '#app/catalog/queries/list_plans'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { JsonObject } from '#sdk/json'

/** A charge with what its rule says of it; null when the rule's plugin is not deployed. */
export interface DescribedCharge extends Charge {
  readonly words: readonly { readonly key: string; readonly values?: JsonObject }[] | null
}

export interface PlanDetails extends PlanRow {
  readonly versions: readonly { readonly version: number; readonly validFrom: string }[]
  readonly shown:
    | (Omit<PlanVersion, 'charges'> & {
        readonly validFrom: string
        readonly charges: readonly DescribedCharge[]
      })
    | null
}

const MAX_VERSIONS = 500

/** A plan with one of its versions, the latest unless another is asked for. Errors: E_ROW_NOT_FOUND. */
export default class FindPlan {
  async execute(companyId: number, id: number, version?: number): Promise<PlanDetails> {
    const client = db.connection()
    const [plan] = await loadPlanRows(client, [id], { companyId })
    if (!plan) throw new NotFoundException('plan', id)

    const rows = await client
      .from('plan_versions')
      .where('plan_id', id)
      .orderBy('version', 'desc')
      .limit(MAX_VERSIONS)
      .select('id', 'version', 'valid_from')
    const chosen = rows.find((row) => Number(row.version) === version) ?? rows[0]
    const versions = chosen ? await loadPlanVersions(client, [Number(chosen.id)]) : new Map()
    const shown: PlanVersion | undefined = chosen && versions.get(Number(chosen.id))
    return {
      ...plan,
      versions: rows.map((row) => ({ version: Number(row.version), validFrom: row.valid_from })),
      shown: shown
        ? {
            ...shown,
            validFrom: chosen.valid_from,
            charges: shown.charges.map((charge) => describe(charge, shown.currency)),
          }
        : null,
    }
  }
}

function describe(charge: Charge, currency: string): DescribedCharge {
  const { ruleCode, ruleRevision, terms } = charge
  const host = pluginHost()
  if (host.registry.ratingRules.find(ruleCode, ruleRevision) === null) {
    return { ...charge, words: null }
  }
  return { ...charge, words: host.ratingRule(ruleCode, ruleRevision).describe(terms, currency) }
}
