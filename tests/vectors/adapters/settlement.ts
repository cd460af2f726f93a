import {
  amountOfInterval,
  effectiveIntervals,
  intervalDifference,
  type BilledInterval,
} from '#kernel/billed_interval'
import {
  afterFailedPayment,
  documentBalance,
  ladderDays,
  overdueFrom,
  reminderDays,
  RETRY_POLICIES,
  type OverdueAmount,
} from '#kernel/collection'
import { addDays } from '#kernel/calendar_date'
import { negateRational } from '#kernel/rational'
import { Fulfils } from '#tests/vectors/compare'
import { systemOf, type AdapterSet, type Example, type Fields } from '#tests/vectors/example'
import { exact, toMoneyText } from '#tests/vectors/values'

/** What a tutorial of Kill Bill sets up for an unpaid invoice. */
const LADDER = {
  steps: [
    { action: 'notify', afterDays: 10 },
    { action: 'block entitlement', afterDays: 4 },
    { action: 'cancel', afterDays: 7 },
  ],
  firstAttemptAfter: 1,
  attemptDaysBefore: 1,
}

/** What was billed, what of it stands, and what is done when nobody pays. */
export const settlement: AdapterSet = {
  kinds: {
    invoice_repair({ existing, proposed }: Fields) {
      const billed = effectiveIntervals(
        existing.filter(isBill).map((item: Fields) => intervalOf(item, item)),
        existing.filter((item: Fields) => !isBill(item)).map(daysOf)
      )
      if (Array.isArray(proposed) && proposed.length === 0) {
        return { items: billed.map((interval) => itemOf(interval, 'RECURRING')) }
      }
      const target =
        proposed === 'none'
          ? []
          : proposed.map((item: Fields) => intervalOf(item, wholeOf(existing, item)))
      const { bill, takeBack } = intervalDifference(billed, target)
      return {
        items: [
          ...bill.map((interval) => itemOf(interval, 'RECURRING')),
          ...takeBack.map((interval) => itemOf(interval, 'REPAIR_ADJ')),
        ],
      }
    },

    /** CBA is credit of the account: made by a negative sum, or used where it is negative. */
    invoice_balance({ items, paid, status }: Fields) {
      const { CBA_ADJ: credit = '0', ...lines } = items
      const isUsed = String(credit).startsWith('-')
      return documentBalance({
        lines: Object.values(lines).map(exact),
        credited: isUsed ? negateRational(exact(credit)) : exact(0),
        paid: exact(paid ?? 0),
        isIssued: status !== 'DRAFT',
      })
    },

    dunning_schedule(input: Fields) {
      if (input.invoice_day === undefined) {
        const { steps, attemptGaps } = ladderDays(LADDER)
        return { retry_gaps_days: attemptGaps, states: steps }
      }
      const dueOn = addDays(input.invoice_day, input.net_payment_term_days)
      const [currency] = Object.keys(input.threshold)
      const { days, minor } = reminderDays({
        amounts: overdueAmounts(input, dueOn),
        thresholdMinor: BigInt(input.threshold[currency]),
        attempts: input.max_attempts,
        daysBetween: input.days_between_attempts,
      })
      return {
        due_date: dueOn,
        overdue_from: overdueFrom(dueOn),
        attempts_on: days,
        payment_request_cents: minor,
        no_attempt_on: new Fulfils((never: string[]) => never.every((day) => !days.includes(day))),
        ...dunnedOn(input.invoice_day, days),
      }
    },

    payment_retry({ retry_count_before: before, payment }: Fields) {
      const { failures, isCancelled } = afterFailedPayment(before, RETRY_POLICIES.five_then_cancel)
      const hasFailed = /^fail/.test(payment)
      return { retry_count_after: failures, subscription_cancelled: hasFailed && isCancelled }
    },

    payment_retry_default: (_input: Fields, example: Example) => ({
      days_between_retries:
        RETRY_POLICIES[systemOf(example) === 'killbill' ? 'every_eight_days' : 'five_then_cancel']
          .daysBetween,
    }),
  },
}

function isBill({ type }: Fields): boolean {
  return type !== 'REPAIR_ADJ'
}

function daysOf({ from, to }: Fields) {
  return { startsOn: from, endsOn: to }
}

function intervalOf(item: Fields, whole: Fields): BilledInterval {
  const rate = exact(item.rate ?? item.amount ?? 0)
  return { whole: daysOf(whole), days: daysOf(item), rate }
}

/** The period billed already that a proposed item is a part of. */
function wholeOf(existing: Fields[], item: Fields): Fields {
  return existing.find(({ from, to }) => from <= item.from && to >= item.to) ?? item
}

function itemOf(interval: BilledInterval, type: 'RECURRING' | 'REPAIR_ADJ') {
  const amount = amountOfInterval(interval)
  const signed = type === 'RECURRING' ? amount : negateRational(amount)
  const { startsOn: from, endsOn: to } = interval.days
  return { type, from, to, amount: toMoneyText(signed, 'USD'), rate: interval.rate }
}

/** What was due first, and what a later document of the same terms brought. */
function overdueAmounts(input: Fields, dueOn: string): OverdueAmount[] {
  const minor = BigInt(input.invoice_cents)
  if (input.one_off_day === undefined) return [{ dueOn, minor }]
  const laterDueOn = addDays(input.one_off_day, input.net_payment_term_days)
  return [
    { dueOn, minor },
    { dueOn: laterDueOn, minor: BigInt(input.overdue_total_cents) - minor },
  ]
}

/** For each day of two months whether there was a reminder by then. */
function dunnedOn(from: string, days: readonly string[]) {
  return Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => {
      const day = addDays(from, index)
      return [`dunned_on_${day}`, days.includes(day)]
    })
  )
}
