import type { Rational } from '#sdk/decimal'
import { PluginError } from '#sdk/errors'
import {
  NO_ACCUMULATORS,
  type Accumulators,
  type CompileContext,
  type RatingGroup,
  type RatingSink,
  type UsageEvent,
} from '#sdk/rating'
import type { AggregationTerms } from '#plugins/standard/rating/aggregation_terms'
import { compileCounter, type Counter } from '#plugins/standard/rating/counters'

/** Revision of the state's shape: the `level`, in base units, that a period ended with. */
const STATE_SCHEMA = 1

/** What the events of one obligation make: an exact number of base units, and how many counted. */
export interface Measured {
  readonly quantity: Rational
  readonly events: number
}

/** An event of one obligation and what there is with it. */
export interface Running {
  readonly event: UsageEvent
  readonly quantity: Rational
}

export interface Aggregator {
  /** By obligation; what cannot be counted goes to suspense. */
  measure(group: RatingGroup, state: Accumulators, out?: RatingSink): Measured[]
  /** What an obligation begins with, and what there is with each of its events. */
  running(
    group: RatingGroup,
    state: Accumulators,
    obligation: number
  ): { readonly opening: Rational; readonly events: readonly Running[] }
  closing(group: RatingGroup, state: Accumulators): Accumulators
}

/** How a charge on usage counts. Throws E_STANDARD_AGGREGATION for a charge without any. */
export function compileAggregator(terms: AggregationTerms, context: CompileContext): Aggregator {
  assertCountable(terms, context)
  const newCounter = compileCounter(terms, context.timeZone)
  const carries = terms.carries_level === true
  const counterOf = (group: RatingGroup, state: Accumulators, index: number): Counter => {
    return newCounter(group.obligations[index], carries ? levelAt(group, state, index) : 0)
  }
  return {
    measure(group, state, out) {
      const counters = group.obligations.map((_one, index) => counterOf(group, state, index))
      const counted = new Array<number>(counters.length).fill(0)
      for (const event of group.events) {
        if (counters[event.obligation].add(event)) counted[event.obligation]++
        else out?.suspend(event, 'standard.NO_VALUE', { attribute: attributeOf(terms) })
      }
      return counters.map((counter, index) => ({
        quantity: counter.value(),
        events: counted[index],
      }))
    },
    running(group, state, obligation) {
      const counter = counterOf(group, state, obligation)
      const opening = counter.value()
      const events: Running[] = []
      for (const event of group.events) {
        if (event.obligation !== obligation || !counter.add(event)) continue
        events.push({ event, quantity: counter.value() })
      }
      return { opening, events }
    },
    closing(group, state) {
      if (!carries) return state
      const values = { level: levelAt(group, state, null) }
      return values.level === 0 && state === NO_ACCUMULATORS
        ? state
        : { schema: STATE_SCHEMA, values }
    },
  }
}

function attributeOf({ value_attribute: value, unique_attribute: unique }: AggregationTerms) {
  return value ?? unique ?? null
}

function assertCountable(terms: AggregationTerms, { metrics }: CompileContext): void {
  const isCounted = terms.aggregation !== undefined && terms.aggregation !== 'sum'
  if (metrics.length > 0 || (!isCounted && attributeOf(terms) === null)) return
  throw new PluginError(
    'E_STANDARD_AGGREGATION',
    `${terms.aggregation ?? 'sum'} counts usage: give the charge a metric`
  )
}

/**
 * The level that an obligation begins with: what was carried in and every change before it. With
 * null the level at the end. A change that several obligations of the service were told counts once.
 */
export function levelAt(
  group: RatingGroup,
  state: Accumulators,
  obligation: number | null
): number {
  const startsAt = obligation === null ? Infinity : group.obligations[obligation].startsAt
  const seen = new Set<string>()
  let level = state.schema === STATE_SCHEMA ? Number(state.values.level) : 0
  for (const { id, occurredAt, quantity } of group.events) {
    if (occurredAt >= startsAt || seen.has(id)) continue
    seen.add(id)
    level += quantity
  }
  return level
}
