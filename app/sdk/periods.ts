import type { FactPort } from './facts.js'
import type { JsonObject, JsonValue } from './json.js'
import type { FormSchema } from './schema.js'

/**
 * Where billing and measuring periods come from when they are not counted from an anchor: the
 * planned days of a reading route, what was measured, what somebody declared, what has happened.
 */

/** Local dates, half-open. */
export interface PeriodBounds {
  readonly startsOn: string
  readonly endsOn: string
}

/**
 * What a source goes by beside its terms and facts: the days for which a quantity of the service is
 * frozen, or the days on which it has usage (for a pool: on which its meters have).
 */
export type PeriodMarks =
  | { readonly kind: 'quantity'; readonly code: string }
  | { readonly kind: 'usage'; readonly metrics: readonly string[] }

/** One of them, in the order of days: of a quantity its days, of an event the local day it lies on. */
export interface PeriodMark extends PeriodBounds {
  readonly metric: string
  readonly attributes: JsonObject | null
}

/** Everything the periods are found from; frozen, plain, replayable. */
export interface PeriodInput<Terms = JsonValue, Facts = unknown> {
  readonly terms: Terms
  readonly facts: Facts
  readonly timeZone: string
  /** The first day of the first period; nothing before it is asked for. */
  readonly anchorOn: string
  readonly marks: readonly PeriodMark[]
  /** Periods that share a day with these days are asked for. */
  readonly asked: PeriodBounds
}

/**
 * The periods that are known, in their order, none overlapping another. They need not follow each
 * other without a gap.
 *
 * `missing` says why the periods from a day on are not known though they might be due: a language
 * key `<plugin>.<REASON>`. It is no error: who depends on them waits.
 */
export interface KnownPeriods {
  readonly periods: readonly PeriodBounds[]
  readonly missing?: {
    readonly reason: string
    readonly since: string
    readonly detail: JsonObject
  }
}

/** What facts may be asked for, through the as-of port, once for many plans or pools. */
export interface PeriodFactRequest<Terms> {
  readonly terms: readonly Terms[]
  readonly asked: PeriodBounds
}

/**
 * A source of periods. Registered by code; a plan version and a pool pin `(code, revision)`, so a
 * revision, once used, never changes any output. `periods` is pure and synchronous. What was billed
 * or frozen keeps its days, whatever the source says later: the next period begins behind it.
 *
 * Errors: PluginError when terms, facts and marks do not fit; the account is parked, the pool held.
 */
export interface PeriodSource<Terms = JsonValue, Facts = unknown> {
  readonly code: string
  readonly revision: number
  readonly terms: FormSchema<Terms>
  /** Absent or null: it goes by terms and facts alone. */
  marks?(terms: Terms): PeriodMarks | null
  facts?(port: FactPort, request: PeriodFactRequest<Terms>): Promise<Facts>
  periods(input: PeriodInput<Terms, Facts>): KnownPeriods
}
