import { formFieldViews } from '#app/database/transformers/form_field_view'
import type { PlanChoices } from '#app/catalog/queries/plan_choices'

/** What an editor may choose from, with the fields of rules as a page draws them. */
export function planChoicesView(choices: PlanChoices, locale: string) {
  return {
    rules: choices.rules.map(({ fields, metrics, ...rule }) => ({
      ...rule,
      metrics: metrics && [...metrics],
      fields: formFieldViews(fields, locale),
    })),
    periodSources: choices.periodSources.map(({ fields, ...source }) => ({
      ...source,
      fields: formFieldViews(fields, locale),
    })),
    metrics: choices.metrics.map((metric) => ({ ...metric })),
    products: choices.products.map((product) => ({ ...product })),
    ledgerAccounts: choices.ledgerAccounts.map((account) => ({ ...account })),
    taxCategories: [...choices.taxCategories],
    basePlans: choices.basePlans.map((plan) => ({ ...plan })),
  }
}
