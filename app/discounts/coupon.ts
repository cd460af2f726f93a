import { moneyToDecimalText } from '#kernel/money'
import type { NewCharge } from '#app/catalog/actions/create_plan_version'
import { DEFAULT_REVENUE_CODE } from '#app/companies/chart_of_accounts'

export const COUPON_KINDS = ['fixed', 'percent'] as const
export const COUPON_APPLIES_TO = ['all', 'plan', 'metric', 'charge', 'tag'] as const
export const COUPON_DURATIONS = ['once', 'periods', 'forever'] as const
/** Of a period that the effect does not fill: 'none' counts it whole, the others are methods. */
export const COUPON_PRORATIONS = ['none', 'actual_days', 'thirty_360_eu', 'actual_365'] as const
export const COUPON_RESTS = ['lapses', 'carried'] as const

/** What a coupon takes off, from when, how long and how often. */
export interface CouponTerms {
  readonly code: string
  readonly name: string
  readonly kind: (typeof COUPON_KINDS)[number]
  readonly amountMinor: bigint | null
  readonly currency: string | null
  readonly percent: string | null
  readonly appliesTo: (typeof COUPON_APPLIES_TO)[number]
  readonly codes: readonly string[]
  readonly duration: (typeof COUPON_DURATIONS)[number]
  readonly periods: number | null
  readonly proration: (typeof COUPON_PRORATIONS)[number]
  readonly rest: (typeof COUPON_RESTS)[number]
  readonly validFrom: string
  readonly validTo: string | null
  readonly effectEndsOn: string | null
  readonly maxRedemptions: number | null
  readonly maxPerCustomer: number | null
  readonly stackable: boolean
}

/** Codes are one however they are typed. */
export function couponCode(text: string): string {
  return text.trim().toUpperCase()
}

/** Periods in which it is granted; null for ever. */
export function periodsOf({ duration, periods }: Pick<CouponTerms, 'duration' | 'periods'>) {
  return duration === 'once' ? 1 : duration === 'periods' ? periods! : null
}

/** The one charge of the plan version behind a coupon. */
export function couponCharge(terms: CouponTerms): NewCharge {
  const { kind, rest, proration, currency, amountMinor } = terms
  const periods = periodsOf(terms)
  return {
    key: 'coupon',
    name: terms.name,
    ruleCode: 'standard.discount',
    terms: {
      kind,
      ...(kind === 'fixed'
        ? { amount: moneyToDecimalText({ minor: amountMinor!, currency: currency! }) }
        : { percent: terms.percent! }),
      applies_to: terms.appliesTo,
      codes: [...terms.codes],
      reads_scope: 'account',
      taken_off: 'together',
      partial: proration === 'none' ? 'whole' : 'prorated',
      ...(rest === 'carried' && periods !== null && { periods }),
      rest,
    },
    metrics: [],
    // What is carried on is known once a period is over; anything else is taken off with what is billed.
    timing: rest === 'carried' ? 'arrears' : 'advance',
    taxCategory: 'general',
    ledgerCode: DEFAULT_REVENUE_CODE,
  }
}

export function couponOf(row: Record<string, any>): CouponTerms & { readonly id: number } {
  return {
    id: Number(row.id),
    code: row.code,
    name: row.name,
    kind: row.kind,
    amountMinor: row.amount_minor === null ? null : BigInt(row.amount_minor),
    currency: row.currency,
    percent: row.percent,
    appliesTo: row.applies_to,
    codes: JSON.parse(row.codes),
    duration: row.duration,
    periods: numberOf(row.periods),
    proration: row.proration,
    rest: row.rest,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    effectEndsOn: row.effect_ends_on,
    maxRedemptions: numberOf(row.max_redemptions),
    maxPerCustomer: numberOf(row.max_per_customer),
    stackable: Boolean(row.stackable),
  }
}

function numberOf(value: unknown): number | null {
  return value === null ? null : Number(value)
}
