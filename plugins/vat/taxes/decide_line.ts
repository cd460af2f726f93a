import { PluginError } from '#sdk/errors'
import { addDays, type LocalDate } from '#sdk/time'
import type { TaxableLine, TaxDecision, TaxQuestion } from '#sdk/taxation'
import type { CountryRates } from '#plugins/vat/taxes/country_rates'
import { noteKey } from '#plugins/vat/taxes/legal_notes'
import { placeOfSupply } from '#plugins/vat/taxes/place_of_supply'
import { rateKeyOf, rateOn } from '#plugins/vat/taxes/rates'
import { identifiedIn } from '#plugins/vat/taxes/tax_ids/identified_in'

/** Treatment and rate of one line. Throws E_VAT_EXEMPTION_REASON, E_VAT_CATEGORY, E_VAT_RATE_UNKNOWN. */
export function decideLine(
  question: TaxQuestion,
  seller: CountryRates,
  line: TaxableLine
): TaxDecision {
  const exemption = exemptionOf(question)
  if (exemption !== null) {
    return unrated(line, seller.country, 'exempt', exemption, null)
  }
  const on = rateDate(question, line)
  const { buyer } = question
  const place = placeOfSupply({
    seller,
    buyerCountry: buyer.country,
    buyerIsCompany: buyer.kind === 'company',
    identifiedIn: identifiedIn({ buyer, seller: seller.country, category: line.category, on }),
    category: line.category,
    on,
  })
  if (place.taxedIn === null) {
    const note = noteKey(place.note, seller.country)
    return unrated(line, seller.country, place.treatment, place.reason, note)
  }
  return rated(line, place.taxedIn, on, place.reason)
}

/**
 * The day that selects the rate: the last day of the line's period, when the service of the period
 * is complete. A line that was cut at a rate change lies within one rate. A line without a period
 * (a single event) has the tax point of the document.
 */
function rateDate(question: TaxQuestion, line: TaxableLine): LocalDate {
  return line.startsOn < line.endsOn ? addDays(line.endsOn, -1) : question.taxPointOn
}

/** Exempt by certificate or law, the buyer's before the seller's; never without a reason. */
function exemptionOf({ buyer, seller }: TaxQuestion): string | null {
  const reason = buyer.exemption ?? seller.exemption
  if (reason === null) return null
  if (reason.trim() === '') {
    throw new PluginError(
      'E_VAT_EXEMPTION_REASON',
      'A tax exemption needs a reason, which is printed on the document: enter it at the party'
    )
  }
  return reason.trim()
}

function rated(
  line: TaxableLine,
  country: CountryRates,
  on: LocalDate,
  reason: string
): TaxDecision {
  const rateKey = rateKeyOf(country, line.category)
  const { percent, since } = rateOn(country, rateKey, on)
  return {
    index: line.index,
    country: country.country,
    category: 'VAT',
    treatment: percent === '0' ? 'zero' : 'standard',
    rateKey,
    percent,
    since,
    reason,
    note: null,
  }
}

function unrated(
  line: TaxableLine,
  country: string,
  treatment: TaxDecision['treatment'],
  reason: string,
  note: string | null
): TaxDecision {
  return {
    index: line.index,
    country,
    category: 'VAT',
    treatment,
    rateKey: treatment,
    percent: null,
    since: null,
    reason,
    note,
  }
}
