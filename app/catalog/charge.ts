import type { JsonObject } from '#sdk/json'

/** When a charge's period is due: at its start or at its end. */
export type ChargeTiming = 'advance' | 'arrears'

/** One priced component of a plan version, as the engine uses it. */
export interface Charge {
  readonly id: number
  readonly planVersionId: number
  readonly key: string
  readonly name: string
  readonly ruleCode: string
  readonly ruleRevision: number
  readonly terms: JsonObject
  /** Codes of the metrics whose events it takes; empty for a charge without usage. */
  readonly metrics: readonly string[]
  readonly timing: ChargeTiming
  readonly taxCategory: string
  readonly ledgerCode: string
  readonly position: number
}

export interface PlanVersion {
  readonly id: number
  readonly planId: number
  readonly planName: string
  readonly version: number
  readonly currency: string
  readonly periodUnit: 'day' | 'week' | 'month' | 'year'
  readonly periodCount: number
  readonly proration: string
  readonly charges: readonly Charge[]
}
