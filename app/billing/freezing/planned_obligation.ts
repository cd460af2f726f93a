import type { Rational } from '#kernel/rational'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import type {
  AccountToBill,
  SettledObligation,
  SubscriptionToBill,
} from '#app/billing/freezing/chunk_data'

/** One interval of one charge that this run has to compute. */
export interface PlannedObligation {
  readonly account: AccountToBill
  readonly subscription: SubscriptionToBill
  readonly version: PlanVersion
  readonly charge: Charge
  readonly startsOn: string
  readonly endsOn: string
  readonly startsAt: number
  readonly endsAt: number
  readonly fraction: Rational
  /** What was settled before, or null for a first settlement. */
  readonly settled: SettledObligation | null
}
