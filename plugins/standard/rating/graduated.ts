import vine from '@vinejs/vine'
import { graduated } from '#sdk/pricing'
import type { RatingRule } from '#sdk/rating'
import { describeTiers } from '#plugins/standard/rating/describe_tiers'
import { quantityRater } from '#plugins/standard/rating/quantity_rater'
import {
  compileTiers,
  tierTermsFields,
  tierTermsSchema,
  type TierTerms,
} from '#plugins/standard/rating/tier_terms'

/** Each tier prices the units that lie in it; bounds belong to the lower tier. */
export const graduatedRule: RatingRule<TierTerms, undefined> = {
  code: 'standard.graduated',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  terms: { validator: vine.create(tierTermsSchema), fields: tierTermsFields },
  compile(terms, _facts, context) {
    const tiers = compileTiers(terms.tiers)
    const zeroUsagePaysFlat = terms.zero_usage_pays_flat
    return quantityRater(terms, (units) => graduated(units, { tiers, zeroUsagePaysFlat }), context)
  },
  describe: (terms, currency) => describeTiers('standard.describe.graduated', terms, currency),
}
