import type { RoundingMode } from '../kernel/rounding.js'

/**
 * Treatments of a supply; they map to the category codes of EN 16931 (UNCL 5305):
 * standard S, zero Z, exempt E, reverse_charge AE, intra_community K, export G, outside_scope O.
 */
export const TAX_TREATMENTS = [
  'standard',
  'zero',
  'exempt',
  'reverse_charge',
  'intra_community',
  'export',
  'outside_scope',
] as const
export type TaxTreatment = (typeof TAX_TREATMENTS)[number]

/** Treatments with a percent; all others have none, which is not the same as 0. */
export const TREATMENTS_WITH_RATE: readonly TaxTreatment[] = ['standard', 'zero']

export interface TaxParty {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly kind: 'company' | 'person'
  /** Normalised with country prefix, or null. */
  readonly taxId: string | null
  /** Exempt by certificate or law; the reason is printed on the document. */
  readonly exemption: string | null
}

/** One line to decide on. `netMinor` is never changed by a regime: the core computes. */
export interface TaxableLine {
  readonly index: number
  /** What is supplied, as the charge names it: 'general', 'telecom', 'water', ... */
  readonly category: string
  readonly netMinor: bigint
  readonly startsOn: string
  readonly endsOn: string
}

export interface TaxQuestion {
  readonly seller: TaxParty
  readonly buyer: TaxParty
  /** Local date in the company's zone that selects rates. */
  readonly taxPointOn: string
  readonly currency: string
  readonly lines: readonly TaxableLine[]
}

/**
 * A regime's answer for one line. `country` is the country whose tax it is (ISO 3166-1), which is
 * the buyer's where consumers are taxed at home. `category` names the tax ('VAT'). `percent` is
 * canonical decimal text, and null (not '0') when the treatment has no rate. `since` is the first
 * day of the rate used. `note` is a language key of the plugin for the mandatory text on the
 * document; an exemption has none, its `reason` is the text itself.
 */
export interface TaxDecision {
  readonly index: number
  readonly country: string
  readonly category: string
  readonly treatment: TaxTreatment
  readonly rateKey: string
  readonly percent: string | null
  readonly since: string | null
  readonly reason: string
  readonly note: string | null
}

export interface TaxIdCheck {
  readonly ok: boolean
  readonly normalized: string | null
  readonly reason: string | null
}

/**
 * Dated data and pure functions. The regime decides treatment and rate; the core computes amounts
 * with the regime's rounding level (line: tax per line; group: once per category and rate on the
 * summed net; document: once on the totals) and mode.
 */
export interface TaxRegime {
  readonly code: string
  readonly revision: number
  readonly roundingLevel: 'line' | 'group' | 'document'
  readonly roundingMode: RoundingMode
  /** What happens to a line whose period a rate change falls into. */
  readonly rateChange: 'period_end' | 'split_by_days'
  /** Seller countries the regime knows rates for. */
  readonly countries: readonly string[]
  decide(question: TaxQuestion): readonly TaxDecision[]
  /** Dates in (startsOn, endsOn) on which the rate of this category changes; sorted. */
  rateChanges(question: {
    readonly country: string
    readonly category: string
    readonly startsOn: string
    readonly endsOn: string
  }): readonly string[]
  checkTaxId(country: string, raw: string): TaxIdCheck
}
