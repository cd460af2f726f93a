import type { TaxTreatment } from '#sdk/taxation'
import type { LocalDate } from '#sdk/time'
import type { ConsumerCategory, CountryRates } from '#plugins/vat/taxes/country_rates'
import type { LegalNote } from '#plugins/vat/taxes/legal_notes'
import { ratesOf, territoryOf } from '#plugins/vat/taxes/rates'
import { isInUnion } from '#plugins/vat/taxes/union'

export interface Supply {
  readonly seller: CountryRates
  readonly buyerCountry: string
  readonly buyerIsCompany: boolean
  /** Country of the buyer's valid VAT identification in the Union, null without one. */
  readonly identifiedIn: string | null
  readonly category: string
  readonly on: LocalDate
}

/** Where a supply is taxed: at the rate of a country, or not by the seller at all. */
export type PlaceOfSupply =
  | { readonly taxedIn: CountryRates; readonly reason: string }
  | {
      readonly taxedIn: null
      readonly treatment: TaxTreatment
      readonly reason: string
      readonly note: LegalNote
    }

/**
 * The place of supply by articles 31 to 59a of Directive 2006/112/EC, and alike by the laws of the
 * United Kingdom and Russia, as far as they concern what this regime bills:
 *
 * - at home: the seller's rate;
 * - a company in another member with a valid identification there: reverse charge (articles 44 and
 *   196), for goods an exempt intra-community supply (article 138);
 * - a company without one is treated as a consumer (article 18 of Regulation 282/2011);
 * - consumers of telecommunication and electronic services, and of goods sent to them, are taxed
 *   where they live when that country taxes it and its rates are known. The regime does not look
 *   at the 10,000 EUR threshold of article 59c: the seller is taken to be above it;
 * - other consumers in the Union: the seller's rate (article 45);
 * - companies outside the Union: not taxable here (article 44); goods leave as an export (146).
 */
export function placeOfSupply(supply: Supply): PlaceOfSupply {
  const { seller, buyerCountry, on } = supply
  if (territoryOf(buyerCountry) === seller.country) return { taxedIn: seller, reason: 'domestic' }
  if (seller.country === 'RU') return fromRussia(supply)
  if (isInUnion(seller.country, on) && supply.identifiedIn !== null) {
    return supply.category === 'goods'
      ? untaxed('intra_community', 'intra_union_goods', 'intra_union_goods')
      : untaxed('reverse_charge', 'intra_union_services', 'reverse_charge')
  }
  const bothInUnion = isInUnion(seller.country, on) && isInUnion(buyerCountry, on)
  if (supply.buyerIsCompany && !bothInUnion) return abroad(supply)
  return consumer(supply, bothInUnion)
}

function consumer(supply: Supply, bothInUnion: boolean): PlaceOfSupply {
  const { seller, buyerCountry, category, on } = supply
  const destination = ratesOf(buyerCountry)
  const since = destination?.consumersFrom?.[category as ConsumerCategory]
  if (destination !== null && since !== undefined && since <= on) {
    return { taxedIn: destination, reason: 'destination' }
  }
  if (!bothInUnion && (isDestinationCategory(category) || category === 'goods')) {
    return abroad(supply)
  }
  const reason = supply.buyerIsCompany ? 'unidentified_company' : 'origin'
  return { taxedIn: seller, reason }
}

/** Article 148 of the tax code: electronic services at the buyer's place, others at the seller's. */
function fromRussia(supply: Supply): PlaceOfSupply {
  const { seller, category } = supply
  if (category === 'electronic' || category === 'goods') return abroad(supply)
  return { taxedIn: seller, reason: 'origin' }
}

function abroad({ category }: Supply): PlaceOfSupply {
  return category === 'goods'
    ? untaxed('export', 'export', 'export')
    : untaxed('outside_scope', 'third_country', 'outside_scope')
}

function isDestinationCategory(category: string): boolean {
  return category === 'telecom' || category === 'electronic'
}

function untaxed(treatment: TaxTreatment, reason: string, note: LegalNote): PlaceOfSupply {
  return { taxedIn: null, treatment, reason, note }
}
