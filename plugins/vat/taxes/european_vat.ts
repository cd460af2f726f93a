import { PluginError } from '#sdk/errors'
import type { TaxRegime } from '#sdk/taxation'
import { SELLER_COUNTRIES } from '#plugins/vat/taxes/countries'
import { decideLine } from '#plugins/vat/taxes/decide_line'
import { rateChangesWithin, rateKeyOf, ratesOf } from '#plugins/vat/taxes/rates'
import { checkTaxId } from '#plugins/vat/taxes/tax_ids/check_tax_id'

/**
 * Value added tax of sellers in Germany, France, Austria, the Netherlands, Poland, the United
 * Kingdom and Russia, with the general rates of all members of the Union for consumers there.
 *
 * Tax is computed once per rate on lines rounded before (EN 16931, BR-CO-14 and BR-CO-17), half
 * away from zero. A period that a rate change falls into is split by days.
 */
export const europeanVat: TaxRegime = {
  code: 'vat.europe',
  revision: 1,
  roundingLevel: 'group',
  roundingMode: 'half_up',
  rateChange: 'split_by_days',
  countries: SELLER_COUNTRIES,
  decide(question) {
    const seller = sellerRates(question.seller.country)
    return question.lines.map((line) => decideLine(question, seller, line))
  },
  rateChanges({ country, category, startsOn, endsOn }) {
    const rates = ratesOf(country)
    if (rates === null) return []
    return rateChangesWithin(rates, rateKeyOf(rates, category), startsOn, endsOn)
  },
  checkTaxId,
}

function sellerRates(country: string) {
  const rates = ratesOf(country)
  if (rates === null || !SELLER_COUNTRIES.some((known) => known === rates.country)) {
    throw new PluginError(
      'E_VAT_SELLER_COUNTRY',
      `This regime does not know the VAT of sellers in ${country}: choose another tax regime`
    )
  }
  return rates
}
