import { formFieldViews } from '#app/database/transformers/form_field_view'
import type { Charge } from '#app/catalog/charge'
import { nestedFields } from '#app/catalog/forms/nested_fields'
import { wordsOf } from '#app/catalog/queries/find_plan'
import { wordViews } from '#app/catalog/transformers/plan_details_transformer'
import { pluginHost } from '#app/plugin_host/plugin_host'
import {
  overrideObstacle,
  segmentOn,
  type PricedSubscription,
} from '#app/subscriptions/queries/overridable_charges'

/** A subscription with the charges of the plan it is on, and the prices of its own that it has. */
export function pricedSubscriptionView(
  subscription: PricedSubscription,
  today: string,
  locale: string
) {
  const segment = segmentOn(subscription, today) ?? subscription.segments.at(-1)
  const version = segment && subscription.versions.get(segment.planVersionId)
  const overrides = [...subscription.versions.values()].flatMap((each) =>
    each.overrides.map((charge) => ({
      id: charge.id,
      key: charge.key,
      name: charge.name,
      validFrom: charge.override!.validFrom,
      validTo: charge.override!.validTo,
      rule: `${charge.ruleCode}@${charge.ruleRevision}`,
      words: wordViews(wordsOf(charge, each.currency)),
    }))
  )
  return {
    id: subscription.id,
    accountId: subscription.accountId,
    accountName: subscription.accountName,
    serviceLabel: subscription.serviceLabel,
    planId: version?.planId ?? null,
    planName: version?.planName ?? '',
    version: version?.version ?? null,
    currency: version?.currency ?? '',
    charges: (version?.charges ?? []).map((charge) =>
      chargeView(charge, version!.currency, locale)
    ),
    overrides: overrides.toSorted((left, right) => right.id - left.id),
  }
}

function chargeView(charge: Charge, currency: string, locale: string) {
  const { ratingRules } = pluginHost().registry
  const rule = ratingRules.find(charge.ruleCode, charge.ruleRevision)
  return {
    key: charge.key,
    name: charge.name,
    rule: `${charge.ruleCode}@${charge.ruleRevision}`,
    words: wordViews(wordsOf(charge, currency)),
    obstacle: rule === null ? 'missing' : overrideObstacle(charge),
    fields: formFieldViews(nestedFields(rule?.value.terms.fields ?? []), locale),
    terms: charge.terms as Record<string, never>,
  }
}
