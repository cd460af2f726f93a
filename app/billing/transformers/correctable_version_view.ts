import { formFieldViews } from '#app/database/transformers/form_field_view'
import { nestedFields } from '#app/catalog/forms/nested_fields'
import { wordsOf } from '#app/catalog/queries/find_plan'
import { joinedTerms } from '#app/catalog/queries/find_version_form'
import { wordViews } from '#app/catalog/transformers/plan_details_transformer'
import { pluginHost } from '#app/plugin_host/plugin_host'
import {
  correctionObstacle,
  type CorrectableVersion,
} from '#app/billing/correcting/correctable_charges'

/** A plan version with the form of each of its charges, filled with the terms that hold. */
export function correctableVersionView(found: CorrectableVersion, locale: string) {
  const { siblings, ...version } = found
  const { ratingRules } = pluginHost().registry
  return {
    ...version,
    currencies: siblings.map(({ currency }) => currency),
    charges: siblings[0].charges.map((charge) => {
      const { key, name, ruleCode, ruleRevision } = charge
      const rule = ratingRules.find(ruleCode, ruleRevision)
      return {
        ...{ key, name, rule: `${ruleCode}@${ruleRevision}` },
        words: wordViews(wordsOf(charge, siblings[0].currency)),
        obstacle: correctionObstacle(charge),
        fields: formFieldViews(nestedFields(rule?.value.terms.fields ?? []), locale),
        terms: joinedTerms(siblings, key, ruleCode, ruleRevision) as Record<string, never>,
      }
    }),
  }
}
