import type { RoundingMode } from '#sdk/decimal'
import type { CompiledRate, RateStep } from './compiled_rate.js'
import type { CompiledVersion } from './compile_tariff.js'

/**
 * What happens to an increment that crosses the edge of a band or an edition: it is priced as it
 * started (the rule of most operators), the whole call is priced as it started, or each second as
 * it falls.
 */
export const BOUNDARY_POLICIES = ['increment_start', 'call_start', 'exact_split'] as const
export type BoundaryPolicy = (typeof BOUNDARY_POLICIES)[number]

/** What the terms of a charge say about every call. */
export interface CallPolicy {
  readonly boundary: BoundaryPolicy
  readonly chargeUnanswered: boolean
  readonly maximumUsage: number
  /** 'exact': a number of up to six digits is never read as the beginning of a longer one. */
  readonly shortNumbers: 'exact' | 'prefix'
  /** In parts of the tariff's denominator. */
  readonly minimumCharge: bigint
  readonly rounding: { readonly decimals: number; readonly mode: RoundingMode } | null
}

/** Why a call has no price; null when it has one. */
export type CallProblem = 'UNKNOWN_DESTINATION' | 'BAD_NUMBER' | 'NO_RATE' | 'TOO_LONG' | null

/** A stretch of a call in one edition, band and step; only made for explanations. */
export interface CallSegment {
  readonly version: CompiledVersion
  readonly rate: CompiledRate
  readonly step: RateStep
  /** Elapsed usage at which it begins, and how much usage it charges. */
  readonly from: number
  readonly charged: number
  /** Whole increments; 0 where an increment was split. */
  readonly increments: number
  readonly cost: bigint
}
