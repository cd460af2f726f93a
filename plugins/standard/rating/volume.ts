import vine from '@vinejs/vine'
import type { Rational } from '#sdk/decimal'
import { volume } from '#sdk/pricing'
import type { RatingRule } from '#sdk/rating'
import { aggregationOwner } from '#plugins/standard/rating/aggregation_terms'
import { describeCounting } from '#plugins/standard/rating/describe_counting'
import { describeTiers } from '#plugins/standard/rating/describe_tiers'
import { quantityRater } from '#plugins/standard/rating/quantity_rater'
import {
  compileTiers,
  tierTermsFields,
  tierTermsSchema,
  type TierTerms,
} from '#plugins/standard/rating/tier_terms'
import { volumeGolden } from '#plugins/standard/rating/golden/volume'

/** The tier that holds the whole quantity prices all of it; bounds belong to the lower tier. */
export const volumeRule: RatingRule<TierTerms, undefined> = {
  code: 'standard.volume',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  usageAlone: true,
  golden: volumeGolden,
  terms: { validator: vine.create(tierTermsSchema), fields: tierTermsFields },
  stateOwner: aggregationOwner,
  compile(terms, _facts, context) {
    const tiers = compileTiers(terms.tiers)
    const zeroUsagePaysFlat = terms.zero_usage_pays_flat
    const price = (units: Rational) => volume(units, { tiers, zeroUsagePaysFlat })
    return quantityRater(terms, { price }, context)
  },
  describe: (terms, currency) => [
    ...describeTiers('standard.describe.volume', terms, currency),
    ...describeCounting(terms),
  ],
}
