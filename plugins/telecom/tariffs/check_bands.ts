/** A time window of a tariff, as people edit it. */
export interface BandInput {
  readonly band: string
  /** Bits 0 to 6 are Monday to Sunday, bit 7 the days of the calendar. */
  readonly days: number
  readonly calendar: string | null
  readonly months: number | null
  readonly month_days: number | null
  readonly from_minute: number
  readonly to_minute: number
  readonly weight: number
}

/** The one band of a tariff that is the same at all times. */
export const ALL_TIMES: BandInput = Object.freeze({
  band: 'all',
  days: 255,
  calendar: null,
  months: null,
  month_days: null,
  from_minute: 0,
  to_minute: 1440,
  weight: 10,
})

const DAY_MINUTES = 1440

/**
 * What is wrong with the bands of an edition, in words: a window that is none, two of equal weight
 * that overlap, a minute of a weekday that none covers. Bands for some months or days of the month
 * may overlap others but cover nothing for sure.
 */
export function bandProblems(bands: readonly BandInput[]): string[] {
  const problems: string[] = []
  for (const band of bands) {
    const { from_minute: from, to_minute: to, days } = band
    const whole = [from, to, days, band.weight].every(Number.isInteger)
    if (!whole || from < 0 || to > DAY_MINUTES || from >= to || days < 1 || days > 255) {
      problems.push(`The band "${band.band}" has no usable days and minutes.`)
    }
  }
  if (problems.length > 0) return problems
  for (const [index, left] of bands.entries()) {
    for (const right of bands.slice(index + 1)) {
      if (left.band === right.band) problems.push(`The band "${left.band}" stands twice.`)
      else if (clash(left, right)) {
        problems.push(`The bands "${left.band}" and "${right.band}" overlap with equal weight.`)
      }
    }
  }
  for (let weekday = 0; weekday < 7; weekday++) {
    const gap = firstGap(bands, weekday)
    if (gap !== -1) problems.push(`No band covers minute ${gap} of weekday ${weekday + 1}.`)
  }
  return problems
}

/** A holiday band beats a weekday band of its weight, so only like days clash. */
function clash(left: BandInput, right: BandInput): boolean {
  if (left.weight !== right.weight) return false
  const days = left.days & right.days
  const sameHoliday = (days & 128) !== 0 && left.calendar !== null && right.calendar !== null
  if ((days & 127) === 0 && !sameHoliday) return false
  if (!masksMeet(left.months, right.months)) return false
  if (!masksMeet(left.month_days, right.month_days)) return false
  return left.from_minute < right.to_minute && right.from_minute < left.to_minute
}

function masksMeet(left: number | null, right: number | null): boolean {
  return left === null || right === null || (left & right) !== 0
}

function firstGap(bands: readonly BandInput[], weekday: number): number {
  const covering = bands
    .filter((band) => band.months === null && band.month_days === null)
    .filter((band) => (band.days & (1 << weekday)) !== 0)
    .sort((left, right) => left.from_minute - right.from_minute)
  let reached = 0
  for (const band of covering) {
    if (band.from_minute > reached) return reached
    reached = Math.max(reached, band.to_minute)
  }
  return reached < DAY_MINUTES ? reached : -1
}
