import { KernelError } from '#kernel/errors'
import { periodContaining, periodsBetween, type LocalPeriod } from '#kernel/period'
import type { KnownPeriods, PeriodBounds, PeriodMark } from '#sdk/periods'
import type { MeterEvent } from '#sdk/measurement'
import { isCalendar } from '#app/catalog/period_source'
import type { MeasuredQuantity } from '#app/billing/freezing/chunk_data'
import type { Place } from '#app/billing/freezing/planned_obligation'
import { findPeriods, quantityMarks, usageMarks } from '#app/periods/find_periods'
import { sourceKey, type PeriodFacts } from '#app/periods/load_period_facts'
import { anchorOnDayOf } from '#app/subscriptions/phases'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** Periods of one charge that one run may settle; more is held for review, not billed at once. */
const MAX_PERIODS = 36

/** What the sources of periods of a chunk go by; nothing when all periods are of the calendar. */
export interface PeriodsKnown {
  readonly facts: PeriodFacts
  /** Usage of the services whose periods go by usage. */
  readonly events: ReadonlyMap<number, readonly MeterEvent[]>
  readonly quantities: ReadonlyMap<number, readonly MeasuredQuantity[]>
  readonly asked: PeriodBounds
}

/** The periods that charges are billed for: of the calendar, or of the plan's own source. */
export class ChargePeriods {
  readonly #found = new Map<string, KnownPeriods>()

  constructor(private readonly known: PeriodsKnown | null = null) {}

  get areCalendar(): boolean {
    return this.known === null
  }

  /** Whole periods that share a day with the days, in order. Errors: E_TOO_MANY_PERIODS. */
  between(place: Place, startsOn: string, endsOn: string): LocalPeriod[] {
    if (isCalendar(place.version.periodSource)) {
      return periodsBetween({
        ...seriesOf(place, startsOn),
        startsOn,
        endsOn,
        maximum: MAX_PERIODS,
      })
    }
    const periods = this.#of(place).periods.filter((period) => {
      return period.startsOn < endsOn && period.endsOn > startsOn
    })
    if (periods.length <= MAX_PERIODS) return periods
    const problem = `More than ${MAX_PERIODS} periods between ${startsOn} and ${endsOn}`
    throw new KernelError('E_TOO_MANY_PERIODS', problem)
  }

  /** The period that holds the day; null when its source does not know one. */
  containing(place: Place, date: string): LocalPeriod | null {
    if (isCalendar(place.version.periodSource)) return calendarPeriodOf(place, date)
    const periods = this.#of(place).periods
    return periods.find(({ startsOn, endsOn }) => startsOn <= date && endsOn > date) ?? null
  }

  /** Why the periods from a day on are not known; undefined when nothing is missing. */
  missing(place: Place): KnownPeriods['missing'] {
    return isCalendar(place.version.periodSource) ? undefined : this.#of(place).missing
  }

  #of(place: Place): KnownPeriods {
    const { subscription, version } = place
    const key = `${subscription.id}:${version.id}`
    const found = this.#found.get(key) ?? this.#find(place, this.known!)
    this.#found.set(key, found)
    return found
  }

  #find(place: Place, known: PeriodsKnown): KnownPeriods {
    const { account, subscription, version } = place
    const use = version.periodSource
    return findPeriods({
      use,
      facts: known.facts.get(sourceKey(use)),
      timeZone: account.timeZone,
      anchorOn: subscription.anchorOn,
      marks: marksOf(place, known),
      asked: known.asked,
    })
  }
}

function marksOf({ account, subscription, version }: Place, known: PeriodsKnown): PeriodMark[] {
  const { code, revision, terms } = version.periodSource
  const marks = pluginHost().periodSource(code, revision).marks(terms)
  const service = subscription.serviceId ?? 0
  if (marks === null) return []
  return marks.kind === 'quantity'
    ? quantityMarks(known.quantities.get(service) ?? [], marks.code)
    : usageMarks(known.events.get(service) ?? [], marks.metrics, account.timeZone)
}

export function calendarPeriodOf(place: Place, date: string): LocalPeriod {
  return periodContaining({ ...seriesOf(place, date), date })
}

/** What is asked for lies on one side of the day from which a plan counts its periods anew. */
function seriesOf({ subscription, version }: Place, date: string) {
  const anchor = anchorOnDayOf(version, subscription, date)
  return { anchor, unit: version.periodUnit, count: version.periodCount }
}
