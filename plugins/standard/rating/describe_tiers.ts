import type { JsonObject } from '#sdk/json'
import type { TierTerms } from '#plugins/standard/rating/tier_terms'

/** A heading and one sentence a tier; a tier without a fixed fee says nothing about one. */
export function describeTiers(
  heading: string,
  terms: Pick<TierTerms, 'tiers' | 'unit_quantity'>,
  currency: string
): { key: string; values?: JsonObject }[] {
  const sentences = terms.tiers.map((tier, index) => {
    const from = index === 0 ? '0' : terms.tiers[index - 1].up_to
    const fee = tier.flat_fee === '0' ? '' : '_with_fee'
    const open = tier.up_to === null ? '_open' : ''
    return {
      key: `standard.describe.tier${open}${fee}`,
      values: {
        from,
        up_to: tier.up_to,
        price: tier.unit_price,
        fee: tier.flat_fee,
        currency,
        unit_quantity: terms.unit_quantity,
      },
    }
  })
  return [{ key: heading, values: { unit_quantity: terms.unit_quantity } }, ...sentences]
}
