import type { PeriodUnit } from '#kernel/period'
import type { JsonObject } from '#sdk/json'
import type { PeriodSourceUse } from '#app/catalog/period_source'

/** What is used in common, by whom it is shared is told by its members. */
export interface Pool {
  readonly id: number
  readonly companyId: number
  readonly code: string
  readonly name: string
  /** Null: the meters of its units are measured, and nothing is shared. */
  readonly allocation: { readonly code: string; readonly revision: number } | null
  readonly terms: JsonObject
  readonly timeZone: string
  readonly periodUnit: PeriodUnit
  readonly periodCount: number
  /** 'calendar' counts periods of unit and count from the first day; others find their own. */
  readonly periodSource: PeriodSourceUse
  readonly startsOn: string
}

/**
 * `meter`: a service whose events are measured, of the pool itself (no unit) or of a unit.
 * `unit`: something that has a share; its service bears it when nobody else does.
 * `occupant`: a service that bears a unit for some days.
 */
export type MemberRole = 'meter' | 'unit' | 'occupant'

/** A member of a pool for some days, as it was recorded last. */
export interface PoolMember {
  readonly id: number
  readonly role: MemberRole
  /** Empty for a meter of the pool itself. */
  readonly unitKey: string
  readonly serviceId: number
  readonly startsOn: string
  /** Null: until further notice. Equal to the first day: recorded by mistake. */
  readonly endsOn: string | null
  /** How a meter's events become a quantity; null for the other roles. */
  readonly rule: { readonly code: string; readonly revision: number } | null
  readonly terms: JsonObject
  /** Exact decimals by name, of a unit. */
  readonly weights: { readonly [name: string]: string }
}

export type PoolStateKind = 'open' | 'frozen'

/** Where one period of a pool stands. */
export interface PoolState {
  readonly poolId: number
  readonly startsOn: string
  readonly endsOn: string
  readonly state: PoolStateKind
  /** 0 until something was frozen. */
  readonly generation: number
  /** What was examined last: the batch of usage and the member row seen. */
  readonly batchSeq: number
  readonly memberId: number
  readonly reason: string | null
}

/** Periods that ended longer ago are left alone. */
export const MONTHS_MEASURED = 36

export const FAR_FUTURE = '9999-12-31'
