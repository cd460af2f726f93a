import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { FormField } from '#sdk/schema'
import { STAGES } from '#sdk/rating'
import { nestedFields } from '#app/catalog/forms/nested_fields'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** What an editor of plans may choose from. Labels are language keys. */
export interface PlanChoices {
  readonly rules: readonly {
    readonly code: string
    readonly revision: number
    readonly label: string
    readonly stage: string
    /** Null: any metric; else those it takes. */
    readonly metrics: readonly string[] | null
    readonly fields: readonly FormField[]
  }[]
  readonly periodSources: readonly {
    readonly code: string
    readonly label: string
    readonly fields: readonly FormField[]
  }[]
  readonly metrics: readonly { readonly code: string; readonly label: string }[]
  readonly products: readonly {
    readonly code: string
    readonly name: string
    readonly taxCategory: string
    readonly ledgerCode: string
  }[]
  readonly ledgerAccounts: readonly { readonly code: string; readonly name: string }[]
  /** Tax categories that charges and products of the company have. */
  readonly taxCategories: readonly string[]
  readonly basePlans: readonly { readonly code: string; readonly name: string }[]
}

const MOST = 1000

export async function loadPlanChoices(
  client: QueryClientContract,
  companyId: number
): Promise<PlanChoices> {
  const products = await client
    .from('products')
    .where('company_id', companyId)
    .orderBy('code')
    .limit(MOST)
  const categories = await client
    .from('charges')
    .where('company_id', companyId)
    .distinct('tax_category')
    .limit(MOST)
  const names = categories.map((row) => String(row.tax_category))
  const basePlans = await client
    .from('plans')
    .where({ company_id: companyId, purpose: 'sale' })
    .whereNull('addon_alignment')
    .orderBy('code')
    .limit(MOST)
    .select('code', 'name')
  return {
    ...registered(),
    products: products.map((row) => ({
      code: row.code,
      name: row.name,
      taxCategory: row.tax_category,
      ledgerCode: row.ledger_code,
    })),
    ledgerAccounts: await ledgerAccountsOf(client, companyId),
    taxCategories: [
      ...new Set(['general', ...products.map((row) => String(row.tax_category)), ...names]),
    ].sort(),
    basePlans: basePlans.map(({ code, name }) => ({ code, name })),
  }
}

export async function ledgerAccountsOf(client: QueryClientContract, companyId: number) {
  const rows = await client
    .from('ledger_accounts')
    .where('company_id', companyId)
    .orderBy('code')
    .limit(MOST)
    .select('code', 'name')
  return rows.map((row) => ({ code: String(row.code), name: String(row.name) }))
}

/** What the deployed plugins registered, rules in the order of their stages. */
function registered(): Pick<PlanChoices, 'rules' | 'periodSources' | 'metrics'> {
  const host = pluginHost()
  const rules = host.latestRatingRules().map(({ rule }) => ({
    code: rule.code,
    revision: rule.revision,
    label: labelOf('rules', rule.code),
    stage: rule.stage,
    metrics: rule.metrics === 'any' ? null : rule.metrics,
    fields: nestedFields(rule.terms.fields),
  }))
  return {
    rules: rules.toSorted(
      (left, right) =>
        STAGES.indexOf(left.stage) - STAGES.indexOf(right.stage) ||
        left.code.localeCompare(right.code, 'en')
    ),
    periodSources: host.registry.periodSources.latest().map(({ value }) => ({
      code: value.code,
      label: labelOf('periods', value.code),
      fields: nestedFields(value.terms.fields),
    })),
    metrics: host.registry.metrics
      .all()
      .map(({ value }) => ({ code: value.code, label: value.label })),
  }
}

/** 'standard.flat' is called `standard.rules.flat` in the language files of its plugin. */
function labelOf(kind: string, code: string): string {
  const [plugin, ...rest] = code.split('.')
  return `${plugin}.${kind}.${rest.join('.')}`
}
