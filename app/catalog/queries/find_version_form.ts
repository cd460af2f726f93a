import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { PlanVersion } from '#app/catalog/charge'
import { nestedFields } from '#app/catalog/forms/nested_fields'
import { termsTogether } from '#app/catalog/forms/terms_by_currency'
import type { Phase } from '#app/catalog/phases'
import { isCalendar } from '#app/catalog/period_source'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** A stored version as its form shows it: one charge a row, with a price in each currency. */
export interface VersionForm {
  readonly version: number
  readonly currencies: readonly string[]
  readonly validFrom: string
  readonly validTo: string | null
  readonly periodUnit: string
  readonly periodCount: number
  readonly periodSource: string
  readonly periodTerms: unknown
  readonly proration: string
  readonly phases: readonly Phase[]
  readonly phaseAnchor: string
  readonly charges: readonly {
    readonly key: string
    readonly name: string
    readonly rule: string
    readonly terms: unknown
    readonly metrics: readonly string[]
    readonly timing: string
    readonly taxCategory: string
    readonly ledgerCode: string
    readonly tags: readonly string[]
    readonly recording: string
    readonly phase: string | null
  }[]
}

/** Errors: E_ROW_NOT_FOUND. */
export async function findVersionForm(
  client: QueryClientContract,
  companyId: number,
  planId: number,
  version: number
): Promise<VersionForm> {
  const rows = await client
    .from('plan_versions')
    .where({ company_id: companyId, plan_id: planId, version })
    .orderBy('id')
    .select('id', 'valid_from', 'valid_to')
  if (rows.length === 0) throw new NotFoundException('plan version', version)
  const ids = rows.map(({ id }) => Number(id))
  const loaded = await loadPlanVersions(client, ids)
  const siblings = ids.map((id) => loaded.get(id)!)
  const [first] = siblings
  return {
    version,
    currencies: siblings.map(({ currency }) => currency),
    validFrom: rows[0].valid_from,
    validTo: rows[0].valid_to,
    periodUnit: first.periodUnit,
    periodCount: first.periodCount,
    periodSource: isCalendar(first.periodSource) ? '' : first.periodSource.code,
    periodTerms: first.periodSource.terms,
    proration: first.proration,
    phases: first.phases,
    phaseAnchor: first.phaseAnchor,
    charges: first.charges.map((charge) => ({
      key: charge.key,
      name: charge.name,
      rule: charge.ruleCode,
      terms: joinedTerms(siblings, charge.key, charge.ruleCode, charge.ruleRevision),
      metrics: charge.metrics,
      timing: charge.timing,
      taxCategory: charge.taxCategory,
      ledgerCode: charge.ledgerCode,
      tags: charge.tags,
      recording: charge.recording,
      phase: charge.phase,
    })),
  }
}

/** A rule whose plugin is gone has no form: its terms of the first currency are kept as they are. */
export function joinedTerms(
  siblings: readonly PlanVersion[],
  key: string,
  code: string,
  revision: number
) {
  const byCurrency = new Map(
    siblings.map(({ currency, charges }) => [
      currency,
      charges.find((charge) => charge.key === key)?.terms,
    ])
  )
  const { ratingRules } = pluginHost().registry
  const rule = ratingRules.find(code, revision)
  if (rule === null) return [...byCurrency.values()][0]
  return termsTogether(nestedFields(rule.value.terms.fields), byCurrency)
}
