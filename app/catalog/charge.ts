import type { JsonObject } from '#sdk/json'
import type { PeriodSourceUse } from '#app/catalog/period_source'
import type { Phase, PhaseAnchor } from '#app/catalog/phases'
import type { Read, StateOwner } from '#sdk/rating'

/** When a charge's period is due: at its start or at its end. */
export type ChargeTiming = 'advance' | 'arrears'

/**
 * How a charge is recorded: by replay (no amount per event is stored), with each event's amount,
 * or rated when an event is accepted (prepaid).
 */
export type ChargeRecording = 'replay' | 'per_event' | 'on_accept'

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
  /** A superseding edition has a higher number; late usage keeps the one it was billed with. */
  readonly edition: number
  readonly tags: readonly string[]
  readonly reads: readonly Read[]
  readonly stateOwner: StateOwner | null
  readonly recording: ChargeRecording
  /** The subscription and days that it holds for instead of the charge of its key; null: for all. */
  readonly override: PriceOverride | null
  /** The phase it holds in; null when it holds in all of them. */
  readonly phase: string | null
}

export interface PriceOverride {
  readonly subscriptionId: number
  readonly validFrom: string
  /** Half-open; null: without end. */
  readonly validTo: string | null
}

export interface PlanVersion {
  readonly id: number
  readonly planId: number
  readonly planName: string
  readonly planCode: string
  readonly version: number
  readonly currency: string
  readonly periodUnit: 'day' | 'week' | 'month' | 'year'
  readonly periodCount: number
  readonly proration: string
  readonly periodSource: PeriodSourceUse
  /** In their order; empty for a plan that is the same for ever. */
  readonly phases: readonly Phase[]
  readonly phaseAnchor: PhaseAnchor
  /** The editions that hold: one of each charge, in order. */
  readonly charges: readonly Charge[]
  /** Overrides of the subscriptions that were asked for, in the order they were recorded in. */
  readonly overrides: readonly Charge[]
  /** Every edition that was recorded, by id; of overrides, those that were asked for. */
  readonly editions: ReadonlyMap<number, Charge>
}
