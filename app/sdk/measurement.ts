import type { Rational } from '../kernel/rational.js'
import type { FactPort } from './facts.js'
import type { JsonObject, JsonValue } from './json.js'
import type { FormSchema } from './schema.js'
import type { Accumulators } from './rating.js'

/**
 * The measured stage: before anything is rated, readings become quantities and what is used in
 * common becomes shares. Both are frozen with a proof (a certificate) and a generation; rating only
 * reads them. What comes later makes the next generation, never a change of this one.
 */

/**
 * A kind of frozen quantity. `code` is `<plugin>.<name>`, what a charge reads; a quantity is a
 * multiple of 10^-scale of `unit`: kilowatt-hours with scale 3 are exact to the watt-hour.
 */
export interface QuantityKind {
  readonly code: string
  readonly unit: string
  readonly scale: number
  /** What several of one bearer and period make together; their sum unless it is given. */
  readonly combine?: 'sum' | 'max'
}

/** How far a quantity can be relied on; an invoice says so where it was not measured. */
export const QUALITIES = ['measured', 'substituted', 'estimated'] as const
export type Quality = (typeof QUALITIES)[number]

/**
 * The days that are measured: local dates, half-open, and the same as epoch seconds in the zone of
 * the place that is measured.
 */
export interface MeasuredPeriod {
  readonly startsOn: string
  readonly endsOn: string
  readonly startsAt: number
  readonly endsAt: number
}

/** One accepted event of a meter, in the order of time; as a rating rule sees it. */
export interface MeterEvent {
  readonly id: string
  readonly occurredAt: number
  readonly metric: string
  readonly quantity: number
  readonly dimension: string
  readonly attributes: JsonObject | null
}

/** Everything one quantity of one meter is determined from; frozen, plain, replayable. */
export interface MeterInput<Terms = JsonValue, Facts = unknown> {
  readonly terms: Terms
  readonly facts: Facts
  readonly timeZone: string
  readonly period: MeasuredPeriod
  /** Events of the period and of the reach around it, both ends included. */
  readonly events: readonly MeterEvent[]
}

/**
 * Why nothing can be said yet: `missing` is a language key `<plugin>.<REASON>`. It is no error: the
 * accounts concerned wait until the reading comes.
 */
export interface Missing {
  readonly missing: string
  readonly detail: JsonObject
}

/** A quantity with its proof: the readings, factors and rounding it comes from; plain, no texts. */
export interface Determined {
  readonly quantity: Rational
  readonly quality: Quality
  readonly certificate: JsonObject
}

/** What facts may be asked for, through the as-of port, once for a pool and its periods. */
export interface MeasuringFactRequest<Terms> {
  readonly terms: readonly Terms[]
  readonly startsAt: number
  readonly endsAt: number
}

/**
 * How the events of a meter become the quantity of some days. Registered by code; a meter pins
 * `(code, revision)`, so a revision, once used, never changes any output.
 *
 * `reach` says how many days before and after a period readings may lie that it needs. `measure` is
 * pure and synchronous. It is asked for every part of a period in which somebody else bears the
 * quantity, so it needs a reading, or a rule, at each change.
 * Errors: PluginError when terms, facts and readings do not fit; the pool is held with the reason.
 */
export interface Determinant<Terms = JsonValue, Facts = unknown> {
  readonly code: string
  readonly revision: number
  readonly quantity: QuantityKind
  /** Metric codes whose events it takes. */
  readonly metrics: readonly string[]
  readonly terms: FormSchema<Terms>
  reach(terms: Terms): { readonly daysBefore: number; readonly daysAfter: number }
  facts?(port: FactPort, request: MeasuringFactRequest<Terms>): Promise<Facts>
  measure(input: MeterInput<Terms, Facts>): Determined | Missing
}

/** What a meter was found to have counted in the whole period or in a part of it. */
export interface MeasuredMeter {
  /** The service that the meter is. */
  readonly serviceId: string
  readonly code: string
  readonly quantity: Rational
  readonly quality: Quality
}

/**
 * One unit for some days of the period: a unit is cut where who bears it changes. `serviceId` bears
 * the share; where nobody else does it is the unit's own party and `isFallback` is true. `weights`
 * are exact decimals by name ({ area: '54.2' }). `meters` are the unit's own in these days.
 */
export interface SharePart {
  readonly unit: string
  readonly serviceId: string
  readonly isFallback: boolean
  readonly startsOn: string
  readonly endsOn: string
  readonly days: number
  readonly weights: { readonly [name: string]: string }
  readonly meters: readonly MeasuredMeter[]
}

/**
 * A pool and its period, frozen. Parts are in the order of unit and day, which is what ties are
 * decided by. `days` is the length of the whole period.
 */
export interface PoolInput<Terms = JsonValue, Facts = unknown> {
  readonly terms: Terms
  readonly facts: Facts
  readonly timeZone: string
  readonly period: MeasuredPeriod
  readonly days: number
  /** Meters of the pool itself. */
  readonly meters: readonly MeasuredMeter[]
  readonly parts: readonly SharePart[]
  /** What the period before handed on. */
  readonly state: Accumulators
}

/** What one part bears under one code. */
export interface Share {
  /** Index in `PoolInput.parts`. */
  readonly part: number
  readonly code: string
  readonly quantity: Rational
  /** As the worst of the part's own meters when left out. */
  readonly quality?: Quality
  /** What this share comes from; plain, no texts. */
  readonly certificate?: JsonObject
}

/**
 * A pool split up. For each code that is split there is one total and one share of every part
 * (zero where it bears nothing), and the shares add up to the total to the last digit: the host
 * refuses anything else. `certificate` is the proof of the whole.
 */
export interface Allocated {
  readonly totals: readonly { readonly code: string; readonly quantity: Rational }[]
  readonly shares: readonly Share[]
  readonly certificate: JsonObject
  /** Handed to the next period; only of an allocation that says so, nothing when left out. */
  readonly state?: Accumulators
}

/** Why a pool is not to be split as it is; `held` is a language key `<plugin>.<REASON>`. */
export interface Held {
  readonly held: string
  readonly detail: JsonObject
}

/**
 * How what is used in common is split over those who bear it. Registered by code; a pool pins
 * `(code, revision)`. `allocate` is pure and synchronous. It is called only when every meter of the
 * pool is measured, and again, for a next generation, when anything it was told has changed.
 * Errors: PluginError when terms and input do not fit; the pool is held with the reason.
 */
export interface Allocation<Terms = JsonValue, Facts = unknown> {
  readonly code: string
  readonly revision: number
  /** What it may give: codes, units and the smallest step of each. */
  readonly quantities: readonly QuantityKind[]
  /** Whether a period needs what the one before handed on: it waits for it then. */
  readonly carriesState: boolean
  readonly terms: FormSchema<Terms>
  facts?(port: FactPort, request: MeasuringFactRequest<Terms>): Promise<Facts>
  allocate(input: PoolInput<Terms, Facts>): Allocated | Held
}
