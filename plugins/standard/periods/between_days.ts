import type { PeriodBounds } from '#sdk/periods'

/** The periods between days that follow each other, as far as they share a day with those asked for. */
export function betweenDays(days: Iterable<string>, asked: PeriodBounds): PeriodBounds[] {
  const ordered = [...new Set(days)].sort()
  return ordered
    .slice(1)
    .map((endsOn, index) => ({ startsOn: ordered[index], endsOn }))
    .filter((period) => shareDay(period, asked))
}

export function shareDay(one: PeriodBounds, other: PeriodBounds): boolean {
  return one.startsOn < other.endsOn && one.endsOn > other.startsOn
}
