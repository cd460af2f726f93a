import {
  compareRational,
  formatRational,
  multiplyRational,
  parseRational,
  rational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { Accumulators } from '#sdk/rating'
import type { DemandTerms, RatchetTerms } from '#plugins/standard/rating/demand_terms'

/** Revision of the state's shape: the peaks of the last periods with their first days. */
const STATE_SCHEMA = 1

interface Peak {
  readonly startsOn: string
  readonly peak: Rational
}

/** What is billed and what has set it. */
export interface BilledDemand {
  readonly billed: Rational
  readonly setBy: 'own' | 'ratchet' | 'minimum'
  /** The past peak that has set it, when one did. */
  readonly past: (Peak & { readonly percent: string }) | null
}

/**
 * The demand billed for a period: its own peak where the month counts it, the highest share of the
 * past peaks that still bind, the minimum; whichever is most. The percentage belongs to the month
 * looked back at.
 */
export function billedDemand(
  { minimum, ratchet }: DemandTerms,
  peaks: readonly Peak[],
  own: Peak
): BilledDemand {
  const isOwnCounted = ratchet === null || ratchet.own_months.includes(monthOf(own.startsOn))
  let most: BilledDemand = {
    billed: isOwnCounted ? own.peak : ZERO,
    setBy: 'own',
    past: null,
  }
  for (const past of ratchet === null ? [] : peaks.slice(-ratchet.periods)) {
    if (!binds(ratchet!, past.startsOn, own.startsOn)) continue
    const percent = ratchet!.percents[monthOf(past.startsOn) - 1]
    const share = multiplyRational(past.peak, multiplyRational(parseRational(percent), PER_CENT))
    if (compareRational(share, most.billed) > 0) {
      most = { billed: share, setBy: 'ratchet', past: { ...past, percent } }
    }
  }
  const least = parseRational(minimum)
  return compareRational(least, most.billed) > 0
    ? { billed: least, setBy: 'minimum', past: null }
    : most
}

const PER_CENT = rational(1n, 100n)

/** A peak binds through a month: that of its own year, or of the next when it was reached behind it. */
function binds({ through }: RatchetTerms, reachedOn: string, billedOn: string): boolean {
  if (through === null) return true
  const year = Number(reachedOn.slice(0, 4))
  const lastYear = monthOf(reachedOn) <= through ? year : year + 1
  const last = `${lastYear}-${String(through).padStart(2, '0')}`
  return billedOn.slice(0, 7) <= last
}

function monthOf(day: string): number {
  return Number(day.slice(5, 7))
}

export function peaksOf(state: Accumulators): Peak[] {
  if (state.schema !== STATE_SCHEMA) return []
  const stored = state.values.peaks as readonly { starts_on: string; peak: string }[]
  return stored.map(({ starts_on: startsOn, peak }) => ({ startsOn, peak: parseRational(peak) }))
}

/** The peaks that the next period may look back at. */
export function withPeak(peaks: readonly Peak[], own: Peak, periods: number): Accumulators {
  const kept = [...peaks, own].slice(-periods)
  const stored = kept.map(({ startsOn, peak }) => ({
    starts_on: startsOn,
    peak: formatRational(peak),
  }))
  return { schema: STATE_SCHEMA, values: { peaks: stored } }
}
