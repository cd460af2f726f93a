import { addDays, datePartsOf, daysBetween } from '#kernel/calendar_date'
import { calendarPeriod, periodContaining } from '#kernel/period'
import { daysInFixedMonths } from '#kernel/proration'
import { nextBillingDate } from '#kernel/service_period'
import { localDateAt, localDateTimeAt, localToInstant, startOfLocalDay } from '#kernel/time_zone'
import { Fulfils } from '#tests/vectors/compare'
import type { AdapterSet, Fields } from '#tests/vectors/example'
import { calendarAnchor, dayOf, instantOf, lengthIn, lengthOf } from '#tests/vectors/periods'

/** Dates, day counts and periods counted from an anchor. */
export const calendar: AdapterSet = {
  kinds: {
    days_between_fixed_month({ start, end, fixed_days_in_month: length }: Fields) {
      return { days: daysInFixedMonths({ startsOn: start, endsOn: end }, length) }
    },

    /** The source takes the day that a time prints as a day of the zone, from its midnight on. */
    days_between_tz({ from, to, tz }: Fields) {
      const [start, end] = [from, to].map((text) => startOfLocalDay(tz, text.slice(0, 10)))
      return { days: daysBetween(localDateAt(tz, start), localDateAt(tz, end)) }
    },

    whole_billing_periods({ start, end, billing_period: name }: Fields) {
      const series = { anchor: start, ...lengthOf(name) }
      return { periods: end < start ? 0 : periodContaining({ ...series, date: end }).index }
    },

    advance_periods({ from, billing_period: name, periods }: Fields) {
      return { date: calendarPeriod({ anchor: from, ...lengthOf(name), index: periods }).startsOn }
    },

    next_billing_date(input: Fields) {
      const zone: string = input.current.tz
      const { unit, count } = lengthIn(input.period_and_alignment)
      const date = nextBillingDate({
        anchor: input.anchor.local.slice(0, 10),
        current: input.current.local.slice(0, 10),
        unit,
        count: count * input.unit,
        shortFirst: count === 1 ? 'day' : 'anchor',
      })
      const { epochSeconds } = localToInstant(zone, `${date}${input.anchor.local.slice(10)}`)
      return { next: { local: localDateTimeAt(zone, epochSeconds), tz: zone } }
    },

    anchor_day({ tz, subscribed_local: subscribed, trial_days: days }: Fields) {
      const date = addDays(localDateAt(tz, instantOf(subscribed)), days)
      return { bill_cycle_day: datePartsOf(date).day }
    },

    /** The source prints the first and the last second of a period. */
    billing_period(input: Fields) {
      const started = dayOf(input.started, input.tz)
      const length = lengthIn(input.case)
      const anchor = /calendar/i.test(input.case) ? calendarAnchor(started, length) : started
      const inAdvance = input.pay_in_advance ?? /advance/i.test(input.case)
      const containing = (date: string) => periodContaining({ anchor, ...length, date })
      const date = inAdvance ? input.billing_on : addDays(input.billing_on, -1)
      const { startsOn, endsOn } = containing(date)
      return {
        period_from: `${startsOn < started ? started : startsOn}T00:00:00Z`,
        period_to: `${addDays(endsOn, -1)}T23:59:59Z`,
        no_invoice_on: new Fulfils((dates: string[]) =>
          dates.every((day) => containing(day).startsOn !== day)
        ),
      }
    },
  },
}
