import { addDays, addMonths, type LocalDate } from '#kernel/calendar_date'
import { creditable } from '#kernel/commitment'
import { daysInPeriod, type LocalPeriod } from '#kernel/period'
import { daysInFixedMonths, prorateFraction } from '#kernel/proration'
import {
  multiplyRational,
  negateRational,
  ONE,
  rational,
  roundRational,
  sumRational,
  ZERO,
  type Rational,
} from '#kernel/rational'
import { anchorOnDay, servicePeriodsDue } from '#kernel/service_period'
import { Unordered } from '#tests/vectors/compare'
import { systemOf, type AdapterSet, type Example, type Fields } from '#tests/vectors/example'
import { lengthOf } from '#tests/vectors/periods'
import { currencyOf, exact, toMinor, toMoneyText } from '#tests/vectors/values'

/** Kill Bill keeps fractions of a cycle as nine digits. */
const CYCLE_DIGITS = 9

export const proration: AdapterSet = {
  kinds: {
    proration_cycles(input: Fields) {
      const length = lengthOf(input.billing_period)
      const onDay = length.unit === 'month' || length.unit === 'year'
      const due = servicePeriodsDue({
        anchor: onDay ? anchorOnDay(input.start, input.bill_cycle_day) : input.start,
        anchorDay: onDay ? input.bill_cycle_day : undefined,
        ...length,
        startsOn: input.start,
        endsOn: input.end ?? null,
        dueOn: input.target,
        timing: /arrear/i.test(input.billing_mode) ? 'arrears' : 'advance',
      })
      const fractions = due.map(({ whole, part }) =>
        prorateFraction({ method: 'actual_days', whole, part })
      )
      const whole = fractions.filter((fraction) => fraction.denominator === 1n)
      const short = fractions.filter((fraction) => fraction.denominator !== 1n)
      const cycles = whole.length > 0 ? [rational(BigInt(whole.length))] : []
      return {
        cycle_fractions: new Unordered([...short, ...cycles]),
        number_of_cycles: sumRational(fractions.map(nineDigits)),
      }
    },

    proration_leading(input: Fields) {
      const { next_cycle_date: next, billing_period: name } = input
      const whole = { startsOn: back(next, name), endsOn: next }
      return { proration: cycleFraction(whole, { startsOn: input.start, endsOn: next }, input) }
    },

    proration_trailing(input: Fields) {
      const { previous_cycle_date: previous, billing_period: name } = input
      const whole = { startsOn: previous, endsOn: forward(previous, name) }
      return { proration: cycleFraction(whole, { startsOn: previous, endsOn: input.end }, input) }
    },

    proration_amount(input: Fields) {
      const currency = currencyOf(input)
      const isCredit = /credit/.test(input.case)
      const part = { startsOn: input.from, endsOn: input.to }
      const whole = isCredit
        ? { startsOn: input.from, endsOn: forward(input.from, 'monthly') }
        : { startsOn: back(input.to, 'monthly'), endsOn: input.to }
      const price = exact(input.monthly_price)
      const amount = multiplyRational(price, cycleFraction(whole, part, input))
      return {
        item_type: isCredit ? 'REPAIR_ADJ' : 'RECURRING',
        amount: toMoneyText(isCredit ? negateRational(amount) : amount, currency),
      }
    },

    /** Each line is rounded once; the net is the sum of the lines. */
    proration_change(input: Fields, example: Example) {
      const share = remainingShare(input, example)
      const currency = currencyOf(input)
      const { credit, charge, removed, added } = changedPrices(input)
      const line = (price: Rational) => toMinor(multiplyRational(price, share), currency)
      const credits = [credit, removed].map((price) => -line(capCredit(price, input)))
      const charges = [charge, added].map(line)
      const lines = [credits[0], charges[0], credits[1], charges[1]].filter((minor) => minor !== 0n)
      const sum = (values: bigint[]) => values.reduce((total, minor) => total + minor, 0n)
      const text = (minor: bigint) => toMoneyText(rational(minor, 100n), currency)
      return {
        lines_cents: lines,
        net_cents: sum(lines),
        net: text(sum(lines)),
        credit: text(sum(credits)),
        charge: text(sum(charges)),
      }
    },
  },
}

/**
 * Days over the days of the whole period; with fixed months, days of such months over the one
 * length of a month. A last part may be longer than its period here: the source bills it in one.
 */
function cycleFraction(whole: LocalPeriod, part: LocalPeriod, input: Fields): Rational {
  const fixed: number = input.fixed_days_in_month ?? 0
  if (fixed !== 0) {
    return nineDigits(rational(BigInt(daysInFixedMonths(part, fixed)), BigInt(fixed)))
  }
  const isWithin = part.startsOn >= whole.startsOn && part.endsOn <= whole.endsOn
  return nineDigits(
    isWithin
      ? prorateFraction({ method: 'actual_days', whole, part })
      : rational(BigInt(daysInPeriod(part)), BigInt(daysInPeriod(whole)))
  )
}

function nineDigits(value: Rational): Rational {
  return roundRational(value, CYCLE_DIGITS, 'half_up')
}

/**
 * The share of the period from the change to its end. Flexprice prints the last day of a period,
 * the others the day after it.
 */
function remainingShare(input: Fields, example: Example): Rational {
  if (input.period === undefined) return shareInWords(input.at)
  const isInclusive =
    input.strategy === undefined
      ? systemOf(example) === 'flexprice'
      : /inclusive/.test(input.strategy)
  const endsOn = isInclusive ? addDays(input.period[1], 1) : input.period[1]
  return prorateFraction({
    method: 'actual_days',
    whole: { startsOn: input.period[0], endsOn },
    part: { startsOn: input.change, endsOn },
  })
}

function shareInWords(at: string): Rational {
  const shares: Record<string, Rational> = {
    'start of period': ONE,
    'quarter of period': rational(3n, 4n),
    'half of period': rational(1n, 2n),
    'end of period': ZERO,
  }
  if (!(at in shares)) throw new Error(`Unknown point of a period: "${at}"`)
  return shares[at]
}

function changedPrices(input: Fields) {
  const amount = (price: unknown, quantity: unknown) =>
    price === undefined ? ZERO : multiplyRational(exact(price), exact(quantity ?? 1))
  const oldPrice =
    input.old ?? input.old_price ?? input.old_monthly ?? input.price ?? input.seat_price
  const newPrice =
    input.new ?? input.new_price ?? input.new_monthly ?? input.price ?? input.seat_price
  return {
    credit: amount(oldPrice, input.old_qty ?? input.old_seats ?? input.qty),
    charge: amount(newPrice, input.new_qty ?? input.new_seats ?? input.qty),
    removed: amount(input.removed, 1),
    added: amount(input.added, 1),
  }
}

/** What was paid bounds what is given back. */
function capCredit(price: Rational, { paid }: Fields): Rational {
  if (paid === undefined) return price
  return creditable({ wanted: price, billed: exact(paid), credited: ZERO })
}

function forward(date: LocalDate, name: string, sign = 1): LocalDate {
  const { unit, count } = lengthOf(name)
  if (unit === 'day') return addDays(date, sign * count)
  if (unit === 'week') return addDays(date, sign * count * 7)
  return addMonths(date, sign * count * (unit === 'year' ? 12 : 1))
}

function back(date: LocalDate, name: string): LocalDate {
  return forward(date, name, -1)
}
