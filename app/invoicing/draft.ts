import type { JsonObject, JsonValue } from '#sdk/json'

/**
 * A document before it has a number: everything that will be sealed, as plain canonical data.
 * Minor amounts are decimal text of whole minor units, exact amounts canonical decimal text.
 */
export interface DraftBody {
  /** Code of a document kind. */
  readonly kind: string
  readonly accountId: number
  readonly customerId: number
  readonly currency: string
  readonly startsOn: string
  readonly endsOn: string
  readonly taxPointOn: string
  /** The correction job that it comes from; absent for every other run. */
  readonly correctionId?: number
  readonly dueDays: number
  readonly netMinor: string
  readonly taxMinor: string
  readonly grossMinor: string
  readonly regimeCode: string
  readonly regimeRevision: number
  readonly layoutCode: string
  readonly layoutRevision: number
  readonly locale: string
  readonly timeZone: string
  readonly seller: JsonObject
  readonly buyer: JsonObject
  readonly lines: readonly DraftLine[]
  readonly taxes: readonly DraftTax[]
  /** Left out, not empty, by documents that stand for themselves. */
  readonly links?: readonly DraftLink[]
  /** Open items that the document lists; left out by kinds that make their own. */
  readonly listed?: readonly DraftListing[]
}

/** How a document stands to an earlier one of its company. */
export interface DraftLink {
  readonly relation: 'supersedes' | 'voids' | 'corrects'
  readonly documentId: number
}

/** An open item as it stands when it is listed. */
export interface DraftListing {
  readonly position: number
  readonly openItemId: number
  readonly amountMinor: string
  readonly openMinor: string
  readonly dueOn: string
}

export interface DraftLine {
  readonly position: number
  readonly chargeId: number
  readonly serviceId: number | null
  readonly serviceLabel: string | null
  readonly description: string
  readonly startsOn: string
  readonly endsOn: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly baseQuantity: string
  readonly netMinor: string
  readonly taxCategory: string
  readonly taxTreatment: string
  readonly taxPercent: string | null
  readonly metric: string | null
  readonly measuredQuantity: number
  readonly billedQuantity: number
  readonly eventCount: number
  readonly ledgerCode: string
  /** The document that billed first what this line corrects; absent for a first billing. */
  readonly correctsDocumentId?: number
  /** Which part of its obligation it bills, 'first day/end'; absent for all of it. */
  readonly part?: string
  /** Whose line it is, where that is not the account of the document. */
  readonly account?: { readonly id: number; readonly number: string; readonly name: string }
  /** The customer's own number of what it has ordered. */
  readonly purchaseOrder?: string
  readonly display: JsonObject
}

export interface DraftTax {
  readonly position: number
  readonly category: string
  readonly treatment: string
  readonly rateKey: string
  readonly percent: string | null
  readonly since: string | null
  readonly baseMinor: string
  readonly amountMinor: string
  readonly reason: string
  readonly note: string | null
}

/** What an obligation becomes when its document is issued. */
export interface DraftObligation {
  /** Whose it is, where that is not the account of the document. */
  readonly accountId?: number
  /** Who pays for it, where that is not its own account. */
  readonly payerId?: number
  /** Another draft that is issued with this one records it; here are lines of it only. */
  readonly isElsewhere?: true
  /** An obligation that exists already, or null for a new one. */
  readonly id: number | null
  readonly seq: number
  readonly sourceKind: 'subscription' | 'charge_request'
  readonly sourceId: number
  readonly chargeKey: string
  readonly chargeId: number
  readonly serviceId: number | null
  readonly startsOn: string
  readonly endsOn: string
  /** The whole period, where the plan has a source of periods. */
  readonly whole?: { readonly startsOn: string; readonly endsOn: string }
  readonly quantity: number
  readonly targetExact: string
  readonly targetMinor: string
  readonly inputHash: string
  readonly inputs: string | null
  /** State that it opened and closed with, canonical text. */
  readonly opening: string
  readonly closing: string
  readonly reason: string
  readonly factsManifestId: number
  /** Positions of the lines that bring billed up to the target. */
  readonly lines: readonly number[]
}

/** An accepted event that no rule could price; written when the document is issued. */
export interface DraftSuspense {
  readonly batchId: number
  readonly rowNo: number
  readonly serviceId: number
  readonly occurredAt: number
  readonly reason: string
  readonly detail: JsonValue
}

/** A prepared posting: debit positive, credit negative; the ledger account by its code. */
export interface DraftPosting {
  readonly ledgerCode: string
  readonly amountMinor: string
  readonly accountId: number | null
}

/** A closing value that is written when the document is issued. */
export interface DraftState {
  readonly owner: string
  readonly ownerId: number
  readonly chargeKey: string
  readonly startsOn: string
  readonly endsOn: string
  readonly seq: number
  readonly state: { readonly schema: number; readonly values: JsonObject }
}

/** How often something of an account was changed that a draft has to know. */
export interface DraftTurn {
  readonly accountId: number
  readonly billingTurn: number
}

export interface Draft {
  readonly body: DraftBody
  readonly obligations: readonly DraftObligation[]
  readonly postings: readonly DraftPosting[]
  readonly suspense: readonly DraftSuspense[]
  readonly settledSuspense: readonly number[]
  readonly states: readonly DraftState[]
  /** Changed subscriptions that were planned again. */
  readonly replanned: readonly number[]
  readonly manifestId: number
  readonly batchSeq: number
  /** Accounts that must not have moved on since, each with its turn; absent: its own alone. */
  readonly turns?: readonly DraftTurn[]
  /** Bills usage that a wallet has paid for already; absent for all others. */
  readonly prepaid?: true
}
