import vine from '@vinejs/vine'
import type { Rational } from '#sdk/decimal'
import { graduated } from '#sdk/pricing'
import type { RatingRule } from '#sdk/rating'
import type { FormField } from '#sdk/schema'
import { aggregationOwner } from '#plugins/standard/rating/aggregation_terms'
import { describeCounting } from '#plugins/standard/rating/describe_counting'
import { describeTiers } from '#plugins/standard/rating/describe_tiers'
import { levelRater } from '#plugins/standard/rating/level_rater'
import { quantityRater } from '#plugins/standard/rating/quantity_rater'
import {
  compileTiers,
  tierTermsFields,
  tierTermsSchema,
  type TierTerms,
} from '#plugins/standard/rating/tier_terms'
import { graduatedGolden } from '#plugins/standard/rating/golden/graduated'

/** What fills the tiers: the quantity of the period, or at each moment the level (seats held). */
export const TIERED = ['quantity', 'level'] as const

export interface GraduatedTerms extends TierTerms {
  /** The quantity when it is left out. */
  tiers_by?: (typeof TIERED)[number]
}

const tiersByField: FormField = {
  name: 'tiers_by',
  label: 'standard.fields.tiers_by',
  hint: 'standard.hints.tiers_by',
  input: 'select',
  options: TIERED.map((value) => ({ value, label: `standard.tiered.${value}` })),
}

/** A level is weighted by time, and a weighted unit is not brought to whole steps. */
const levelIsWeighted = vine.createRule((value: unknown, _options: undefined, field) => {
  const terms = field.parent as Partial<TierTerms>
  if (value !== 'level') return
  if (![undefined, null, 'weighted_sum'].includes(terms.aggregation as never)) {
    field.report('The {{ field }} field can be level only with a weighted sum', 'tiers_by', field)
  }
  if (terms.unit_rounding !== 'none') {
    field.report('The {{ field }} field can be level only without rounding', 'tiers_by', field)
  }
})

/** Each tier prices the units that lie in it; bounds belong to the lower tier. */
export const graduatedRule: RatingRule<GraduatedTerms, undefined> = {
  code: 'standard.graduated',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: graduatedGolden,
  terms: {
    validator: vine.create({
      ...tierTermsSchema,
      tiers_by: vine.enum(TIERED).use(levelIsWeighted()).optional(),
    }),
    fields: [...tierTermsFields, tiersByField],
  },
  stateOwner: (terms) =>
    aggregationOwner(terms) ?? (terms.tiers_by === 'level' ? 'subscription' : null),
  compile(terms, _facts, context) {
    const tiers = compileTiers(terms.tiers)
    const zeroUsagePaysFlat = terms.zero_usage_pays_flat
    if (terms.tiers_by === 'level') return levelRater(terms, { tiers, zeroUsagePaysFlat }, context)
    const price = (units: Rational) => graduated(units, { tiers, zeroUsagePaysFlat })
    return quantityRater(terms, { price }, context)
  },
  describe: (terms, currency) => [
    ...describeTiers('standard.describe.graduated', terms, currency),
    ...(terms.tiers_by === 'level' ? [{ key: 'standard.describe.tiers_by_level' }] : []),
    ...describeCounting(terms),
  ],
}
