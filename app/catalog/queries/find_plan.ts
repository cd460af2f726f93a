import db from '@adonisjs/lucid/services/db'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { loadPlanRows, type PlanRow } from '#app/catalog/queries/list_plans'
import { usedVersions } from '#app/catalog/queries/version_use'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { JsonObject } from '#sdk/json'

type Words = readonly { readonly key: string; readonly values?: JsonObject }[]

/** A charge with what its rule says of it in each currency; null when the plugin is not deployed. */
export interface DescribedCharge extends Charge {
  readonly prices: readonly { readonly currency: string; readonly words: Words | null }[]
}

export interface VersionRow {
  readonly version: number
  readonly validFrom: string
  readonly validTo: string | null
  readonly isWithdrawn: boolean
  readonly currencies: readonly string[]
}

export interface ShownVersion
  extends
    VersionRow,
    Omit<PlanVersion, 'charges' | 'currency' | 'version' | 'id' | 'editions' | 'overrides'> {
  /** Whether a subscription refers to it, so that it never changes again. */
  readonly isUsed: boolean
  readonly charges: readonly DescribedCharge[]
}

export interface PlanDetails extends PlanRow {
  readonly bases: readonly { readonly id: number; readonly code: string; readonly name: string }[]
  readonly versions: readonly VersionRow[]
  readonly shown: ShownVersion | null
}

const MAX_ROWS = 2_000

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
      .orderBy('id')
      .limit(MAX_ROWS)
      .select('id', 'version', 'valid_from', 'valid_to', 'withdrawn_at', 'currency')
    const byVersion = Map.groupBy(rows, (row) => Number(row.version))
    const versions = [...byVersion.values()].map(versionRow)
    const standing = versions.find(({ isWithdrawn }) => !isWithdrawn) ?? versions[0]
    const chosen = versions.find((row) => row.version === version) ?? standing
    const ids = chosen && byVersion.get(chosen.version)!.map((row) => Number(row.id))
    return {
      ...plan,
      bases: await basesOf(client, id),
      versions,
      shown: chosen ? await showVersion(client, chosen, ids) : null,
    }
  }
}

async function basesOf(client: QueryClientContract, planId: number) {
  const rows = await client
    .from('plan_addon_bases as bases')
    .join('plans', 'plans.id', 'bases.base_plan_id')
    .where('bases.plan_id', planId)
    .orderBy('plans.code')
    .select('plans.id', 'plans.code', 'plans.name')
  return rows.map((row) => ({ id: Number(row.id), code: row.code, name: row.name }))
}

function versionRow(rows: readonly Record<string, any>[]): VersionRow {
  const [first] = rows
  return {
    version: Number(first.version),
    validFrom: first.valid_from,
    validTo: first.valid_to,
    isWithdrawn: first.withdrawn_at !== null,
    currencies: rows.map(({ currency }) => currency),
  }
}

async function showVersion(
  client: QueryClientContract,
  row: VersionRow,
  ids: readonly number[]
): Promise<ShownVersion> {
  const loaded = await loadPlanVersions(client, ids)
  const siblings = ids.map((id) => loaded.get(id)!)
  const [{ charges, ...first }] = siblings
  const used = await usedVersions(client, ids)
  return {
    ...first,
    ...row,
    isUsed: used.size > 0,
    charges: charges.map((charge) => ({
      ...charge,
      prices: siblings.flatMap((sibling) => {
        const own = sibling.charges.find(({ key }) => key === charge.key)
        return own ? [{ currency: sibling.currency, words: wordsOf(own, sibling.currency) }] : []
      }),
    })),
  }
}

export function wordsOf(charge: Charge, currency: string): Words | null {
  const { ruleCode, ruleRevision, terms } = charge
  const host = pluginHost()
  if (host.registry.ratingRules.find(ruleCode, ruleRevision) === null) return null
  return host.ratingRule(ruleCode, ruleRevision).describe(terms, currency)
}
