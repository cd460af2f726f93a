import type { LocalPeriod } from '#kernel/period'
import type { Accumulators, StateOwner } from '#sdk/rating'
import type { PlanVersion } from '#app/catalog/charge'
import type { BillingCompany } from '#app/companies/company'
import type { ChargePeriods } from '#app/billing/freezing/charge_periods'
import type { SealedLine } from '#app/billing/freezing/sealed_lines'
import type { BillRun } from '#app/billing/bill_run'
import type { DiscountOrders } from '#app/rating/discount_orders'
import type { RatedDay } from '#app/prepaid/queries/load_rated_days'
import type { WaitingService } from '#app/measurement/queries/waiting_pools'
import type { Segment } from '#app/subscriptions/timeline'
import type { DocumentRule } from '#app/customers/paying/document_rules'
import type { PayerChange } from '#app/customers/paying/payers'
import type { PurchaseOrder } from '#app/subscriptions/purchase_orders'

export interface AccountToBill {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly paymentTermsDays: number
  readonly layoutCode: string
  /** Kind of document that it gets for what it owes. */
  readonly documentKind: string
  readonly billingTurn: number
  readonly customer: {
    readonly id: number
    readonly number: string
    readonly name: string
    readonly kind: 'company' | 'person'
    readonly country: string
    readonly taxId: string | null
    readonly exemption: string | null
    readonly email: string | null
    readonly locale: string | null
    readonly address: readonly string[]
  }
}

export interface SubscriptionToBill {
  readonly id: number
  readonly accountId: number
  readonly serviceId: number | null
  /** For a discount on one subscription: that subscription. */
  readonly appliesToId: number | null
  readonly serviceLabel: string | null
  readonly startsOn: string
  readonly endsOn: string | null
  readonly anchorOn: string
  /** What its phases are counted from. */
  readonly firstStartedOn: string
  /** What it was from day to day. */
  readonly segments: readonly Segment[]
  /** The same for charges in advance, which may end on another day. */
  readonly advanceSegments: readonly Segment[]
  /** Every plan version it was ever on; what was billed may name one that no stretch has any more. */
  readonly planVersionIds: readonly number[]
  /** First day that a change makes to be planned again; null when none waits. */
  readonly replanFrom: string | null
}

/** What facts were known to the run that priced something: epoch milliseconds. */
export interface FactsManifest {
  readonly id: number
  readonly recordedAt: number
}

/** Why an obligation that was settled before is computed again; null: only if what it reads changed. */
export type Cause = 'late_usage' | 'measured' | 'changed' | 'void' | 'correction' | null

/** An obligation that was settled before, as it stands. */
export interface SettledObligation {
  readonly id: number
  readonly subscriptionId: number
  readonly serviceId: number | null
  readonly chargeKey: string
  readonly chargeId: number
  /** Whom its documents are addressed to; null: its own account. */
  readonly payerId: number | null
  /** Null when its last version was written before quantities could change. */
  readonly quantity: number | null
  readonly startsOn: string
  readonly endsOn: string
  /** The period it is all or a part of; null where it is counted from the anchor. */
  readonly whole: LocalPeriod | null
  readonly seq: number
  readonly targetMinor: bigint
  /** What was billed of it, by part; '' is all of it. */
  readonly billed: ReadonlyMap<string, bigint>
  /** The lines that billed it, oldest first. */
  readonly lines: readonly SealedLine[]
  /** The document that billed it first; null when nothing of it was billed. */
  readonly documentId: number | null
  readonly targetExact: string
  readonly inputHash: string
  readonly inputs: string | null
  /** What its call opened with, canonical text; '{}' without state. */
  readonly opening: string
  /** The manifest whose facts priced it last. */
  readonly facts: FactsManifest
  readonly cause: Cause
  /** Somebody has ordered that it is taken back and billed anew. */
  readonly isRebilled: boolean
}

/** Accounts that are held and issued as a whole: they share state, or stand on one document. */
export interface BillingUnit {
  /** Its smallest account. */
  readonly id: number
  readonly accounts: readonly AccountToBill[]
  /** The ids of its accounts. */
  readonly members: ReadonlySet<number>
}

/** Accounts that share state; an account that shares nothing is a group of its own. */
export interface AccountGroup {
  readonly id: number | null
  readonly unit: BillingUnit
  readonly accounts: readonly AccountToBill[]
  /** By account: periods that begin before this day are the account's own; absent: none is. */
  readonly sharedFrom: ReadonlyMap<number, string>
}

/** A closing value that is stored, and by whom and for which charge and period it was reached. */
export interface StoredState {
  readonly owner: StateOwner
  readonly ownerId: number
  readonly chargeKey: string
  readonly startsOn: string
  readonly endsOn: string
  readonly seq: number
  readonly state: Accumulators
}

/** A charge that was asked for, as it stands now. */
export interface RequestToBill {
  /** The row that says how it stands: the request, or what withdrew it or took that back. */
  readonly id: number
  /** The request itself. */
  readonly sourceId: number
  readonly accountId: number
  readonly subscriptionId: number | null
  readonly chargeKey: string
  readonly description: string
  /** 0 when it is withdrawn. */
  readonly amountMinor: bigint
  readonly taxCategory: string
  readonly ledgerCode: string
  readonly startsOn: string
  readonly endsOn: string
  /** What was billed of it; null when it is to be billed for the first time. */
  readonly settled: Pick<
    SettledObligation,
    'id' | 'seq' | 'billed' | 'lines' | 'documentId' | 'payerId'
  > | null
}

/** A frozen quantity of a service, exact, in the base unit of its code. */
export interface MeasuredQuantity {
  readonly serviceId: number
  readonly code: string
  readonly startsOn: string
  readonly endsOn: string
  readonly quantity: string
}

/** Everything a chunk of accounts is billed from; read once, in a bounded number of queries. */
export interface ChunkData {
  readonly run: BillRun
  readonly company: BillingCompany
  readonly groups: readonly AccountGroup[]
  /** Who pays for accounts, by account. */
  readonly payers: ReadonlyMap<number, readonly PayerChange[]>
  /** Whom documents may be addressed to: the accounts of the chunk, and who pays for them. */
  readonly parties: ReadonlyMap<number, AccountToBill>
  readonly documentRules: ReadonlyMap<number, DocumentRule>
  /** By subscription. */
  readonly purchaseOrders: ReadonlyMap<number, readonly PurchaseOrder[]>
  readonly subscriptions: ReadonlyMap<number, readonly SubscriptionToBill[]>
  readonly versions: ReadonlyMap<number, PlanVersion>
  /** Where the periods of charges come from. */
  readonly periods: ChargePeriods
  /** `<subscription>:<charge key>` -> first day that another system has not billed. */
  readonly openedOn: ReadonlyMap<string, string>
  /** The same -> first day that is not an obligation yet. */
  readonly settledThrough: ReadonlyMap<string, string>
  /** The same -> settled days, of subscriptions whose periods have a source. */
  readonly settledDays: ReadonlyMap<string, readonly LocalPeriod[]>
  /** Settled obligations that may have to be computed again, by subscription. */
  readonly settled: ReadonlyMap<number, readonly SettledObligation[]>
  /** Charges that were asked for and have to be billed or taken back, by account. */
  readonly requests: ReadonlyMap<number, readonly RequestToBill[]>
  /** In which order discounts are taken off. */
  readonly discountOrders: DiscountOrders
  /** Stored closing values, by account. */
  readonly states: readonly StoredState[]
  /** What was rated when it was accepted, by `ratedKey`. */
  readonly rated: ReadonlyMap<string, readonly RatedDay[]>
  /** Frozen quantities by service. */
  readonly quantities: ReadonlyMap<number, readonly MeasuredQuantity[]>
  /** Periods of pools that services have to wait for. */
  readonly waiting: ReadonlyMap<number, readonly WaitingService[]>
  /** Batches committed after the manifest: their events are not seen. */
  readonly unseenBatches: ReadonlySet<number>
  /** Events that were superseded or withdrawn, by id, with the service they belong to. */
  readonly takenOut: ReadonlyMap<string, number>
  /** Open rating suspense by event id, so that what is priced now is settled. */
  readonly openSuspense: ReadonlyMap<string, number>
  readonly metricCodes: ReadonlyMap<number, string>
}
