import {
  minimumRational,
  multiplyRational,
  parseRational,
  rational,
  type Rational,
} from '#sdk/decimal'
import { addDays, daysBetween } from '#sdk/time'
import { changesOf, cutDays, rowOn } from '#plugins/standard/rating/dated_rows'
import type { PenaltyTerms } from '#plugins/standard/rating/penalty_terms'

/** What a debt was at the beginning of a day, in base units; changes count from the next day on. */
export interface BalanceChange {
  readonly on: string
  readonly balance: number
}

/** Days in a row of one debt on which each costs the same. */
export interface LateSpan {
  readonly startsOn: string
  readonly endsOn: string
  readonly days: number
  readonly balance: number
  readonly percent: string
  readonly share: string
  readonly isPaused: boolean
  readonly amount: Rational
}

interface Days {
  readonly startsOn: string
  readonly endsOn: string
}

/**
 * What a debt costs in some days: cut where its balance, the rate, the step or a pause changes, and
 * joined where none of them does. It is late from the day after it fell due.
 */
export function lateSpans(
  terms: PenaltyTerms,
  dueOn: string,
  changes: readonly BalanceChange[],
  within: Days
): LateSpan[] {
  const firstLate = addDays(dueOn, 1)
  const late = { ...within, startsOn: within.startsOn > firstLate ? within.startsOn : firstLate }
  const cuts = cutDays(
    [
      ...changes.map(({ on }) => on),
      ...changesOf(terms.rates),
      ...terms.steps.flatMap(({ up_to: last }) => {
        return last === null ? [] : [addDays(firstLate, last)]
      }),
      ...terms.pauses.flatMap(({ from, to }) => [from, addDays(to, 1)]),
    ],
    late
  )
  return cuts.reduce<LateSpan[]>((spans, startsOn, index) => {
    const balance = changes.findLast(({ on }) => on <= startsOn)?.balance ?? 0
    const span = spanOf(
      terms,
      firstLate,
      { startsOn, endsOn: cuts[index + 1] ?? late.endsOn },
      balance
    )
    if (balance <= 0) return spans
    const last = spans.at(-1)
    if (last === undefined || !isAlike(last, span)) return [...spans, span]
    return [
      ...spans.slice(0, -1),
      spanOf(terms, firstLate, { ...span, startsOn: last.startsOn }, balance),
    ]
  }, [])
}

function spanOf(terms: PenaltyTerms, firstLate: string, given: Days, balance: number): LateSpan {
  const { startsOn, endsOn } = given
  const lateDay = daysBetween(firstLate, startsOn) + 1
  const { share } = terms.steps.find(({ up_to: last }) => last === null || lateDay <= last)!
  const percent = percentOn(terms, startsOn)
  const isPaused = terms.pauses.some(({ from, to }) => from <= startsOn && startsOn <= to)
  const days = daysBetween(startsOn, endsOn)
  const perDay = multiplyRational(parseRational(percent), parseRational(share))
  const base = rational(BigInt(balance) * BigInt(days), BigInt(terms.unit_quantity) * 100n)
  const amount = isPaused ? rational(0n) : multiplyRational(perDay, base)
  return { startsOn, endsOn, days, balance, percent, share, isPaused, amount }
}

function percentOn({ rates, rate_maximum: most }: PenaltyTerms, day: string): string {
  const { percent } = rowOn(rates, day)
  if (most === null) return percent
  const [rate, cap] = [percent, most].map(parseRational)
  return minimumRational(rate, cap) === rate ? percent : most
}

function isAlike(one: LateSpan, other: LateSpan): boolean {
  const isSame = one.balance === other.balance && one.percent === other.percent
  const isNext = one.endsOn === other.startsOn
  return isNext && isSame && one.share === other.share && one.isPaused === other.isPaused
}
