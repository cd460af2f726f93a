import { calendarPeriod, periodContaining, type PeriodSeries } from '#kernel/period'
import { periodsOf, type CouponTerms } from '#app/discounts/coupon'

/** From when on, and counted from when, something is taken off. */
export interface Effect {
  readonly startsOn: string
  readonly endsOn: string | null
  readonly anchorOn: string
}

/**
 * When a coupon that is redeemed on a day takes something off. Whole periods are those of the account,
 * and the one of the day is the first; where days count, its periods begin on the day itself, so that
 * none is cut. It ends behind its last period, or when its effect expires.
 */
export function effectOf(
  coupon: Pick<CouponTerms, 'duration' | 'periods' | 'proration' | 'rest' | 'effectEndsOn'>,
  day: string,
  accountAnchorOn: string
): Effect {
  const isWhole = coupon.proration === 'none'
  const anchorOn = isWhole ? accountAnchorOn : day
  const series: PeriodSeries = { anchor: anchorOn, unit: 'month', count: 1 }
  const first = periodContaining({ ...series, date: day })
  const startsOn = isWhole ? first.startsOn : day
  const periods = periodsOf(coupon)
  // What is carried on is used up behind the last period.
  const last =
    periods === null || coupon.rest === 'carried'
      ? null
      : calendarPeriod({ ...series, index: first.index + periods - 1 }).endsOn
  const ends = [last, coupon.effectEndsOn].filter((end) => end !== null).sort()
  return { startsOn, endsOn: ends[0] ?? null, anchorOn }
}
