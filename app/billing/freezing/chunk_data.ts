import type { PlanVersion } from '#app/catalog/charge'
import type { BillingCompany } from '#app/companies/company'
import type { BillRun } from '#app/billing/bill_run'

export interface AccountToBill {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly paymentTermsDays: number
  readonly layoutCode: string
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
  readonly serviceLabel: string | null
  readonly planVersionId: number
  readonly quantity: number
  readonly startsOn: string
  readonly endsOn: string | null
  readonly anchorOn: string
}

/** What facts were known to the run that priced something: epoch milliseconds. */
export interface FactsManifest {
  readonly id: number
  readonly recordedAt: number
}

/** An obligation that was settled before and has to be computed again. */
export interface SettledObligation {
  readonly id: number
  readonly subscriptionId: number
  readonly chargeKey: string
  readonly startsOn: string
  readonly endsOn: string
  readonly seq: number
  readonly targetMinor: bigint
  readonly billedMinor: bigint
  readonly targetExact: string
  readonly inputHash: string
  /** The manifest whose facts priced it last. */
  readonly facts: FactsManifest
}

/** Everything a chunk of accounts is billed from; read once, in a bounded number of queries. */
export interface ChunkData {
  readonly run: BillRun
  readonly company: BillingCompany
  readonly accounts: readonly AccountToBill[]
  readonly subscriptions: ReadonlyMap<number, readonly SubscriptionToBill[]>
  readonly versions: ReadonlyMap<number, PlanVersion>
  /** `<subscription>:<charge key>` -> first day that is not an obligation yet. */
  readonly settledThrough: ReadonlyMap<string, string>
  /** Settled obligations with usage that came later, by subscription. */
  readonly reopened: ReadonlyMap<number, readonly SettledObligation[]>
  /** Batches committed after the manifest: their events are not seen. */
  readonly unseenBatches: ReadonlySet<number>
  /** Events that were superseded or withdrawn, by id, with the service they belong to. */
  readonly takenOut: ReadonlyMap<string, number>
  /** Open rating suspense by event id, so that what is priced now is settled. */
  readonly openSuspense: ReadonlyMap<string, number>
  readonly metricCodes: ReadonlyMap<number, string>
}
