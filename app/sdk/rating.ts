import type { DiscountOrder, DiscountTraits } from '../kernel/discount.js'
import type { Rational } from '../kernel/rational.js'
import type { Explanation } from './explanation.js'
import type { FactPort } from './facts.js'
import type { JsonObject, JsonValue } from './json.js'
import type { FormSchema } from './schema.js'

/** The stages of the engine, in their order. A rule belongs to exactly one. */
export const STAGES = [
  'measured',
  'charge',
  'derived',
  'commitment',
  'discount',
  'limits',
  'benefit',
] as const
export type Stage = (typeof STAGES)[number]

/**
 * Who owns the state that a rule carries from period to period. A rule with an owner rates all
 * obligations of that owner, charge and period in one call; one without rates each for itself.
 */
export const STATE_OWNERS = ['subscription', 'service', 'account', 'group'] as const
export type StateOwner = (typeof STATE_OWNERS)[number]

/** How far a charge looks for the charges it reads. */
export const READ_SCOPES = ['subscription', 'account', 'group'] as const
export type ReadScope = (typeof READ_SCOPES)[number]

/** How charges are named that are read; 'all' has the code '*'. */
export const CHARGE_READS = ['charge', 'tag', 'plan', 'metric', 'all'] as const

/**
 * What a charge is computed from beside usage: the frozen quantities of its service by code, or the
 * targets of other charges, by key, by tag, by the code of their plan, by a metric they take, or all
 * of them. By plan, metric and all only charges of earlier stages are read, and a discount never
 * reads another. The core computes what is read first, and refuses a plan version whose charges read
 * each other in a circle.
 */
export type Read =
  | { readonly kind: 'quantity'; readonly code: string }
  | {
      readonly kind: (typeof CHARGE_READS)[number]
      readonly code: string
      readonly scope: ReadScope
    }

/**
 * One thing read. A quantity is in the base unit of its code and lies within the obligation; the
 * target of a charge is in major units and shares at least one day with it. `code` is the
 * quantity's code or the charge's key.
 */
export interface ReadValue {
  readonly kind: 'quantity' | 'charge'
  readonly code: string
  readonly tags: readonly string[]
  readonly serviceId: string | null
  readonly startsOn: string
  readonly endsOn: string
  readonly value: Rational
  /** For a discount: the tax category of the charge. */
  readonly taxCategory?: string
  /** For a discount: what discounts before it took off this charge, negative, in their order. */
  readonly reductions?: readonly Reduction[]
}

/** A part of a charge that a discount took off, negative, of some of its days. */
export interface Reduction {
  readonly startsOn: string
  readonly endsOn: string
  readonly amount: Rational
}

/** A share of a discount that stands on documents: its days, its tax category, negative. */
export interface IssuedShare extends Reduction {
  readonly taxCategory: string
}

/**
 * One accepted fact of use, frozen.
 *
 * `occurredAt` is in epoch seconds (UTC), `quantity` an integer count of the metric's base unit.
 * `dimension` is the one text the usage format chose as the main thing to rate by (the dialled
 * number, a register, a zone); everything else is in `attributes`. `obligation` is the index in
 * `RatingGroup.obligations` that the event falls into.
 */
export interface UsageEvent {
  readonly id: string
  readonly occurredAt: number
  readonly metric: string
  readonly quantity: number
  readonly dimension: string
  readonly obligation: number
  readonly attributes: JsonObject | null
}

/**
 * One interval of one charge that must be billed exactly once.
 *
 * `startsOn`/`endsOn` are local dates, half-open; `startsAt`/`endsAt` the same as epoch seconds in
 * the account's zone. `fraction` is the share of the whole period that is due by the charge's
 * proration policy (1 for a whole period). `quantity` is the subscribed quantity (seats, lines).
 */
export interface ObligationInput {
  readonly serviceId: string | null
  readonly startsOn: string
  readonly endsOn: string
  readonly startsAt: number
  readonly endsAt: number
  readonly fraction: Rational
  readonly quantity: number
  /** In the order of service, code and day; absent for a charge that reads nothing. */
  readonly reads?: readonly ReadValue[]
  /** For a discount: the order in which those of the period are taken off. */
  readonly discountOrder?: DiscountOrder
  /** For a discount that keeps what was issued: its shares; absent at its first settlement. */
  readonly issued?: readonly IssuedShare[]
}

/** Everything one charge of a rating group is rated from; frozen, plain, replayable. */
export interface RatingGroup {
  readonly currency: string
  readonly timeZone: string
  readonly obligations: readonly ObligationInput[]
  /** Usage of all obligations, merged by (instant, service, id). */
  readonly events: readonly UsageEvent[]
}

/**
 * State that is carried across periods (rollover, ratchets). It is handed in and returned as a
 * value; `schema` is its own revision so that an older state can be recognised.
 */
export interface Accumulators {
  readonly schema: number
  readonly values: JsonObject
}

export const NO_ACCUMULATORS: Accumulators = Object.freeze({ schema: 0, values: Object.freeze({}) })

/**
 * A part of a target with days of its own, so that it is taxed as what it belongs to: the part of a
 * discount that one charge gets. Parts of the same days are one.
 */
export interface TargetPart {
  readonly startsOn: string
  readonly endsOn: string
  readonly amount: Rational
  /** Index in the obligation's `reads` of what it is taken off: discounts after it see what is left. */
  readonly of?: number
  /** Tax category, where it is not the charge's own. */
  readonly taxCategory?: string
}

/** What a rater reports for one obligation. Amounts are exact, in major units of the currency. */
export interface RatedTarget {
  readonly amount: Rational
  /** What was measured, in base units (0 for a charge without usage). */
  readonly quantity: number
  /** What is charged for, after increments and allowances. */
  readonly billedQuantity: number
  readonly events: number
  /** Facts for the document line, for example subtotals; plain data, no texts. */
  readonly display?: JsonObject
  /** Adds up to the amount, exactly; absent when all of it belongs to the obligation's own days. */
  readonly parts?: readonly TargetPart[]
}

/** Where a rater puts its results. */
export interface RatingSink {
  /** Exactly once per obligation of the group. */
  target(obligation: number, target: RatedTarget): void
  /** An event that cannot be rated: it goes to suspense with the reason and is charged nothing. */
  suspend(event: UsageEvent, reason: string, detail: JsonObject): void
}

/**
 * A compiled rule: pure, synchronous, and the hot path. `explain` is the same computation and
 * returns the tree of steps; the host compares its sum with the target to the last digit.
 */
export interface Rater {
  rate(group: RatingGroup, state: Accumulators, out: RatingSink): Accumulators
  explain(group: RatingGroup, state: Accumulators, obligation: number): Explanation
}

/** A discount among others; `keepsIssued`: shares on documents stay, only the rest moves. */
export interface DiscountUse extends DiscountTraits {
  readonly keepsIssued: boolean
}

export interface CompileContext {
  readonly currency: string
  readonly timeZone: string
  /** Metrics whose events the charge takes; empty for a charge on the subscribed quantity. */
  readonly metrics: readonly string[]
}

/** What facts may be asked for: the terms of every charge of the chunk, and the dates rated. */
export interface FactRequest<Terms> {
  readonly terms: readonly Terms[]
  readonly startsAt: number
  readonly endsAt: number
}

/**
 * One call of a rule and what it gives, written down when the revision was made: `targets` are exact
 * amounts by obligation as canonical text ('12.5', '1/3'), `closing` the state it ends with.
 */
export interface GoldenVector {
  /** As a plan version stores them. */
  readonly terms: JsonObject
  readonly facts?: unknown
  readonly context: CompileContext
  readonly group: RatingGroup
  readonly state?: Accumulators
  readonly targets: readonly string[]
  readonly closing?: Accumulators
}

/**
 * How a charge becomes an amount. Registered by code; a plan version's charge pins
 * `(code, revision)`, so a revision, once used, never changes any output.
 *
 * `compile` runs once per (plan version, run) and builds tries, sorted tiers and calendars.
 * `facts` is the only step that may read the database, through the as-of port, once per chunk.
 * Errors: `compile` throws PluginError when terms and facts do not fit; the account is parked.
 */
export interface RatingRule<Terms = JsonValue, Facts = unknown> {
  readonly code: string
  readonly revision: number
  readonly stage: Stage
  /** Metric codes whose events the rule takes; empty for a charge without usage. */
  readonly metrics: readonly string[] | 'any'
  readonly terms: FormSchema<Terms>
  /**
   * What this revision always gives; proved by the contract suite and by `plugin:selftest`. A revision
   * that a newer one stands beside must have some.
   */
  readonly golden?: readonly GoldenVector[]
  /** Splitting the events of a group over two calls with state carried gives the same sum. */
  readonly splitInvariant: boolean
  /**
   * With metrics, the amount depends on usage alone: the subscribed quantity has no part in it, so a
   * change of quantity does not part a period, and its tiers go on.
   */
  readonly usageAlone?: true
  /** The same of a rule that is computed from what it reads: the subscribed quantity has no part in it. */
  readonly readsAlone?: true
  /** What the terms need beside usage. */
  reads?(terms: Terms): readonly Read[]
  /** Who owns the state that these terms carry; absent or null for a rule without state. */
  stateOwner?(terms: Terms): StateOwner | null
  /** That charges with these terms are taken off others, one after the other; absent: they are not. */
  discount?(terms: Terms): DiscountUse
  facts?(port: FactPort, request: FactRequest<Terms>): Promise<Facts>
  compile(terms: Terms, facts: Facts, context: CompileContext): Rater
  /** The charge in words for plan pages, as language key and values. */
  describe(terms: Terms, currency: string): { key: string; values?: JsonObject }[]
}
