import { Metadata, isSupportedCountry } from 'libphonenumber-js/min'

/** How people of a country dial: what stands before a national and before an international number. */
export interface DiallingPlan {
  readonly callingCode: string
  /** '0' in most countries, '8' in Russia, '1' in North America, '' where there is none. */
  readonly trunkPrefix: string
  /** The trunk prefix is part of the international number, as in Italy. */
  readonly keepsTrunkPrefix: boolean
  readonly accessCode: RegExp | null
  readonly nationalLengths: ReadonlySet<number>
}

/** Italy, San Marino and the Vatican dial the leading zero from abroad, too (E.164 list, note on +39). */
const KEEP_TRUNK_PREFIX = new Set(['IT', 'SM', 'VA'])

/** The plan of a country (ISO 3166-1 alpha-2), or null when it is unknown. */
export function diallingPlanOf(country: string): DiallingPlan | null {
  const code = country.toUpperCase()
  if (!isSupportedCountry(code)) return null
  const lookup = new Metadata()
  lookup.selectNumberingPlan(code)
  const plan = lookup.numberingPlan as unknown as NumberingPlan
  const keepsTrunkPrefix = KEEP_TRUNK_PREFIX.has(code)
  return {
    callingCode: plan.callingCode(),
    trunkPrefix: keepsTrunkPrefix ? '0' : (plan.nationalPrefix() ?? ''),
    keepsTrunkPrefix,
    accessCode: plan.IDDPrefix() ? new RegExp(`^(?:${plan.IDDPrefix()})`) : null,
    nationalLengths: new Set(plan.possibleLengths()),
  }
}

/** The part of libphonenumber's numbering plan that its type declarations leave out. */
interface NumberingPlan {
  callingCode(): string
  nationalPrefix(): string | undefined
  IDDPrefix(): string | undefined
  possibleLengths(): readonly number[]
}
