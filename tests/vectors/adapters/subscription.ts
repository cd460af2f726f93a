import { addDays, laterDate, type LocalDate } from '#kernel/calendar_date'
import { periodContaining, type LocalPeriod } from '#kernel/period'
import { prorateFraction } from '#kernel/proration'
import { divideRounded } from '#kernel/rounding'
import { multiplyRational, roundRational, type Rational } from '#kernel/rational'
import { computeTax } from '#kernel/taxation'
import { PrintedFloat } from '#tests/vectors/compare'
import type { AdapterSet, Fields } from '#tests/vectors/example'
import { calendarAnchor, dayOf, lengthOf } from '#tests/vectors/periods'
import { exact, exactOrNull } from '#tests/vectors/values'
import { rational } from '#kernel/rational'

/** Subscription fees as Lago bills them: days over the whole period, its last day printed. */
export const subscription: AdapterSet = {
  kinds: {
    subscription_fee(input: Fields) {
      const whole = wholePeriod(input)
      const from = input.period?.[0] ?? laterDate(whole.startsOn, dayOf(input.started))
      const part = {
        startsOn: laterDate(from, trialEnd(input, whole)),
        endsOn: lastDay(input, whole),
      }
      const precise = feeOf(input.plan_amount_cents, whole, part)
      return { amount_cents: halfUp(precise), precise_cents: new PrintedFloat(precise) }
    },

    subscription_fee_trial(input: Fields) {
      const whole = wholePeriod(input)
      const startsOn = laterDate(trialEnd(input, whole), dayOf(input.started))
      const precise = feeOf(input.plan_amount_cents, whole, { startsOn, endsOn: whole.endsOn })
      return {
        invoice_at_or_after: `${startsOn}${input.started.slice(10)}`,
        amount_cents: halfUp(precise),
      }
    },

    upgrade_credit(input: Fields) {
      const whole = { startsOn: input.period[0], endsOn: addDays(input.period[1], 1) }
      const part = { startsOn: dayOf(input.upgrade), endsOn: whole.endsOn }
      return { credit_cents: halfUp(feeOf(input.plan_amount_cents, whole, part)) }
    },

    /** The used day is kept, the rest comes back, with the tax of the credited amount. */
    credit_note_on_termination(input: Fields) {
      const whole = wholePeriod({ ...input, started: input.start })
      const billed = { startsOn: input.start, endsOn: whole.endsOn }
      const unused = { startsOn: addDays(input.terminate, 1), endsOn: whole.endsOn }
      const fee = taxed(halfUp(feeOf(input.plan_cents, whole, billed)), input.tax_percent)
      const precise = feeOf(input.plan_cents, whole, unused)
      const credit = taxed(halfUp(precise), input.tax_percent)
      return {
        invoice_tax: fee.tax,
        invoice_total: fee.gross,
        item_cents: credit.net,
        item_precise: roundRational(precise, 5, 'down'),
        cn_subtotal: credit.net,
        cn_tax: credit.tax,
        cn_total: credit.gross,
      }
    },
  },
}

function wholePeriod(input: Fields): LocalPeriod {
  const length = lengthOf(input.interval)
  const date: LocalDate = input.period?.[0] ?? dayOf(input.started)
  const isAnniversary = input.billing_time === 'anniversary'
  const anchor = isAnniversary ? dayOf(input.started ?? date) : calendarAnchor(date, length)
  return periodContaining({ anchor, ...length, date })
}

function trialEnd(input: Fields, whole: LocalPeriod): LocalDate {
  if (exactOrNull(input.trial_days_from_period_start) !== null) {
    return addDays(whole.startsOn, input.trial_days_from_period_start)
  }
  return input.trial_days ? addDays(dayOf(input.started), input.trial_days) : whole.startsOn
}

/**
 * The day after the last one to pay: a subscription that is followed by another leaves its last day
 * to that one.
 */
function lastDay(input: Fields, whole: LocalPeriod): LocalDate {
  if (input.terminated !== undefined) {
    return input.has_next_subscription
      ? dayOf(input.terminated)
      : addDays(dayOf(input.terminated), 1)
  }
  return input.period === undefined ? whole.endsOn : addDays(input.period[1], 1)
}

function feeOf(cents: unknown, whole: LocalPeriod, part: LocalPeriod): Rational {
  const startsOn = part.startsOn < part.endsOn ? part.startsOn : part.endsOn
  const fraction = prorateFraction({
    method: 'actual_days',
    whole,
    part: { startsOn, endsOn: part.endsOn },
  })
  return multiplyRational(exact(cents), fraction)
}

function halfUp(value: Rational): bigint {
  return divideRounded(value.numerator, value.denominator, 'half_up')
}

function taxed(cents: bigint, percent: unknown) {
  const rate = multiplyRational(exact(percent), rational(1n, 100n))
  return computeTax({
    lines: [{ amount: rational(cents, 100n), taxes: [{ group: 'tax', rate }] }],
    currency: 'EUR',
    level: 'line',
    mode: 'half_up',
    inclusive: false,
  })
}
