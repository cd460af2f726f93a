import type { JsonObject } from '#sdk/json'
import type { KnownPeriods, PeriodBounds, PeriodMark } from '#sdk/periods'
import { localDateAt } from '#kernel/time_zone'
import { addDays } from '#kernel/calendar_date'
import type { MeterEvent } from '#sdk/measurement'
import type { PeriodSourceUse } from '#app/catalog/period_source'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { withTimeLimit } from '#app/plugin_host/time_limit'

export interface SourceAsked {
  readonly use: PeriodSourceUse
  /** As loaded for the source; an error is what loading them has failed with. */
  readonly facts: unknown
  readonly timeZone: string
  readonly anchorOn: string
  readonly marks: readonly PeriodMark[]
  readonly asked: PeriodBounds
}

/**
 * What a source knows of the periods of a plan or pool. Pure but for the clock of the time limit.
 * Errors: those of plugins, E_PLUGIN_TIMEOUT, and what its facts could not be loaded for.
 */
export function findPeriods({ use, facts, ...input }: SourceAsked): KnownPeriods {
  if (facts instanceof Error) throw facts
  const host = pluginHost()
  const source = host.periodSource(use.code, use.revision)
  return withTimeLimit(host.timeLimits.account, () =>
    source.periods({ ...input, terms: use.terms, facts })
  )
}

/** Events as marks: the local days they lie on. */
export function usageMarks(
  events: readonly MeterEvent[],
  metrics: readonly string[],
  timeZone: string
): PeriodMark[] {
  return events
    .filter(({ metric }) => metrics.includes(metric))
    .map(({ occurredAt, metric, attributes }) => {
      const startsOn = localDateAt(timeZone, occurredAt)
      return { startsOn, endsOn: addDays(startsOn, 1), metric, attributes }
    })
}

/** Days for which a quantity is frozen as marks, in their order. */
export function quantityMarks(
  frozen: readonly (PeriodBounds & { readonly code: string })[],
  code: string
): PeriodMark[] {
  const attributes: JsonObject | null = null
  return frozen
    .filter((one) => one.code === code)
    .map(({ startsOn, endsOn }) => ({ startsOn, endsOn, metric: code, attributes }))
    .sort((left, right) => (left.startsOn < right.startsOn ? -1 : 1))
}
