import { PluginError } from '#sdk/errors'
import type { LocalDate } from '#sdk/time'
import {
  RATE_KEYS,
  type CountryRates,
  type RateKey,
  type RateValue,
} from '#plugins/vat/taxes/country_rates'
import { COUNTRIES } from '#plugins/vat/taxes/countries'

/** Supplies that are taxed at the general rate unless a country's data says otherwise. */
const GENERAL_CATEGORIES = ['general', 'telecom', 'electronic', 'goods', 'water']

/** Monaco belongs to the French territory for VAT, the Isle of Man to the British. */
const TERRITORIES: { readonly [country: string]: string } = { MC: 'FR', IM: 'GB' }

export function territoryOf(country: string): string {
  return TERRITORIES[country] ?? country
}

export function ratesOf(country: string): CountryRates | null {
  return COUNTRIES.get(territoryOf(country)) ?? null
}

/** The rate key of a supply. Throws E_VAT_CATEGORY for one that the data does not name. */
export function rateKeyOf(country: CountryRates, category: string): RateKey {
  const own = country.categories?.[category]
  if (own !== undefined) return own
  if (GENERAL_CATEGORIES.includes(category)) return 'general'
  const key = RATE_KEYS.find((candidate) => candidate === category)
  if (key !== undefined && country.rates[key] !== undefined) return key
  throw new PluginError(
    'E_VAT_CATEGORY',
    `No VAT rate of ${country.country} is known for "${category}": choose another tax category for the charge`
  )
}

/** The value in force on the day. Throws E_VAT_RATE_UNKNOWN for days before the data begins. */
export function rateOn(country: CountryRates, key: RateKey, date: LocalDate): RateValue {
  const value = country.rates[key]?.find((candidate) => candidate.since <= date)
  if (value === undefined) {
    throw new PluginError(
      'E_VAT_RATE_UNKNOWN',
      `The ${key} VAT rate of ${country.country} on ${date} is not in the data of this plugin`
    )
  }
  return value
}

/** Days after `startsOn` and before `endsOn` on which the percent changes, in order. */
export function rateChangesWithin(
  country: CountryRates,
  key: RateKey,
  startsOn: LocalDate,
  endsOn: LocalDate
): LocalDate[] {
  const values = country.rates[key] ?? []
  return values
    .filter((value, index) => value.percent !== values[index + 1]?.percent)
    .map((value) => value.since)
    .filter((since) => since > startsOn && since < endsOn)
    .reverse()
}
