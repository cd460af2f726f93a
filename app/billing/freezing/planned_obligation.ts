import type { LocalPeriod } from '#kernel/period'
import type { Rational } from '#kernel/rational'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import type {
  AccountToBill,
  Cause,
  SettledObligation,
  SubscriptionToBill,
} from '#app/billing/freezing/chunk_data'

/** Where an obligation stands: whose, of which subscription, for which charge, how many. */
export interface Place {
  readonly account: AccountToBill
  readonly subscription: SubscriptionToBill
  readonly version: PlanVersion
  readonly charge: Charge
  readonly quantity: number
  /** Whom its documents are addressed to; null or absent: its own account. */
  readonly payerId?: number | null
}

/** What a document line and a stored version need to know of an obligation, whatever its source. */
export interface BilledObligation {
  readonly account: AccountToBill
  readonly subscription: Pick<SubscriptionToBill, 'id' | 'serviceId' | 'serviceLabel'>
  readonly charge: Pick<
    Charge,
    'id' | 'key' | 'name' | 'metrics' | 'taxCategory' | 'ledgerCode' | 'recording'
  >
  readonly quantity: number
  readonly payerId?: number | null
  readonly startsOn: string
  readonly endsOn: string
  readonly settled: Pick<SettledObligation, 'id' | 'seq' | 'billed' | 'lines' | 'documentId'> | null
  readonly cause: Cause | 'first'
  /** The whole period that is stored with it, where the plan has a source of periods. */
  readonly sourcedWhole?: LocalPeriod
  /** The charge request it comes from; absent when its subscription is its source. */
  readonly requestId?: number
}

/** One interval of one charge that this run may have to compute. */
export interface PlannedObligation extends Place {
  readonly startsOn: string
  readonly endsOn: string
  readonly startsAt: number
  readonly endsAt: number
  /** The whole period that the interval is all or a part of. */
  readonly whole: LocalPeriod
  readonly sourcedWhole?: LocalPeriod
  readonly fraction: Rational
  /** What was settled before, or null for a first settlement. */
  readonly settled: SettledObligation | null
  /** Why it is computed; null for one that is settled and stands, unless what it reads changes. */
  readonly cause: Cause | 'first'
}
