import type { LocalDate } from '#sdk/time'

/** Names of rates, from the highest use to the lowest percent; GOBL and EN 16931 speak of keys too. */
export const RATE_KEYS = [
  'general',
  'intermediate',
  'reduced',
  'super_reduced',
  'parking',
  'zero',
] as const
export type RateKey = (typeof RATE_KEYS)[number]

/** A percent (canonical decimal text) and the first day it applies, in the country's own calendar. */
export interface RateValue {
  readonly since: LocalDate
  readonly percent: string
}

/** What is supplied electronically or by telecommunication is taxed where the consumer lives. */
export type ConsumerCategory = 'telecom' | 'electronic' | 'goods'

/**
 * The dated VAT data of one country. A change of a rate is a new value at the top of its list,
 * never an edit of an old one; days before the oldest value have no known rate and are refused.
 */
export interface CountryRates {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** The official page that the values were taken from. */
  readonly source: string
  /** Newest first. */
  readonly rates: { readonly [Key in RateKey]?: readonly RateValue[] }
  /** Rate of supplies that are not taxed at the general rate here. */
  readonly categories?: { readonly [category: string]: RateKey }
  /** Since when consumers' purchases from sellers abroad are taxed here. */
  readonly consumersFrom?: { readonly [Category in ConsumerCategory]?: LocalDate }
}

/** Since when the Union taxes consumers' purchases from another member at the buyer's place. */
export const UNION_CONSUMERS_FROM = {
  // Articles 58 and 369a of Directive 2006/112/EC as amended by 2008/8/EC.
  telecom: '2015-01-01',
  electronic: '2015-01-01',
  // Article 33 as amended by Directive 2017/2455.
  goods: '2021-07-01',
} as const
