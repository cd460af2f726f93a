import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'

/** Words in the names of destinations that say what is called there. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:mob|mobile|cell|cellular|gsm|pcs|cdma|lte)\b/i, 'mobile'],
  [/\b(?:premium|special|shared cost|audiotext)/i, 'premium'],
  [/\b(?:toll[- ]?free|freephone)\b/i, 'tollfree'],
  [/\b(?:satellite|inmarsat|iridium|thuraya|globalstar)\b/i, 'satellite'],
  [/\b(?:emergency|police|ambulance)\b/i, 'emergency'],
]

/** Codes of no country (ITU-T E.164.1): shared cost 808, freephone 800, satellite and networks. */
const KINDS_BY_PREFIX: readonly (readonly [RegExp, string])[] = [
  [/^(?:870|881|882|883)/, 'satellite'],
  [/^800/, 'tollfree'],
  [/^979/, 'premium'],
]

const countries = new Map<string, string>()

export function kindOfDestination(name: string, prefix: string): string {
  const byPrefix = KINDS_BY_PREFIX.find(([pattern]) => pattern.test(prefix))
  if (byPrefix !== undefined) return byPrefix[1]
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'fixed'
}

/**
 * ISO country of an E.164 prefix, '' for none. Codes that several countries share (+1, +7, +44 ...)
 * are told apart by the digits that follow; where they do not, it is the main country of the code.
 */
export function countryOfPrefix(prefix: { text: string; match: string }): string {
  if (prefix.match === 'exact' || prefix.text === '') return ''
  const digits = prefix.text.slice(0, 8)
  let country = countries.get(digits)
  if (country === undefined) countries.set(digits, (country = lookUp(digits)))
  return country
}

function lookUp(digits: string): string {
  const code = [3, 2, 1].map((length) => digits.slice(0, length)).find((text) => SHARING.has(text))
  if (code === undefined) return ''
  const sharing = SHARING.get(code) as string[]
  if (sharing.length === 1) return sharing[0]
  for (let length = 10; length <= 13; length++) {
    const sample = parsePhoneNumberFromString(
      `+${digits}${FILLER.slice(0, Math.max(0, length - digits.length))}`
    )
    if (sample?.country !== undefined && sample.isValid()) return sample.country
  }
  return MAIN_COUNTRIES[code] ?? sharing[0]
}

/** Digits that make a likely subscriber number of a prefix. */
const FILLER = '2345678901234'

/** The countries of each calling code. */
const SHARING = Map.groupBy<string, string>(getCountries(), (country) =>
  getCountryCallingCode(country as 'DE')
)

/** Of codes that several countries share, the one that the bare code stands for. */
const MAIN_COUNTRIES: Readonly<Record<string, string>> = {
  '1': 'US',
  '7': 'RU',
  '39': 'IT',
  '44': 'GB',
  '47': 'NO',
  '61': 'AU',
  '212': 'MA',
  '262': 'RE',
  '290': 'SH',
  '358': 'FI',
  '590': 'GP',
  '599': 'CW',
}
