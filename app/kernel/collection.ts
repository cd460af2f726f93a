import { addDays, type LocalDate } from './calendar_date.js'
import { KernelError } from './errors.js'
import { maximumRational, subtractRational, sumRational, ZERO, type Rational } from './rational.js'

/**
 * What a document asks for: its lines together, never less than nothing (a negative sum is credit of
 * the account), and of that what neither credit nor payments have settled. A draft owes nothing.
 */
export function documentBalance(input: {
  readonly lines: readonly Rational[]
  /** Credit of the account used on the document. */
  readonly credited: Rational
  readonly paid: Rational
  readonly isIssued: boolean
}): { readonly charged: Rational; readonly balance: Rational } {
  const charged = maximumRational(sumRational(input.lines), ZERO)
  if (!input.isIssued) return { charged, balance: ZERO }
  const settled = sumRational([input.credited, input.paid])
  return { charged, balance: subtractRational(charged, settled) }
}

/** The first day on which what was due on a day is overdue. */
export function overdueFrom(dueOn: LocalDate): LocalDate {
  return addDays(dueOn, 1)
}

/** An amount that became overdue on a day, in minor units. */
export type OverdueAmount = { readonly dueOn: LocalDate; readonly minor: bigint }

/** More reminders are harassment. */
const MAXIMUM_REMINDERS = 100

/**
 * The days of reminders: the first when what is overdue reaches the threshold, each further one
 * after so many days between, up to the number of attempts; and what is asked for. Nothing while the
 * threshold is not reached. Throws E_INVALID_SCHEDULE.
 */
export function reminderDays(input: {
  readonly amounts: readonly OverdueAmount[]
  readonly thresholdMinor: bigint
  readonly attempts: number
  readonly daysBetween: number
}): { readonly days: LocalDate[]; readonly minor: bigint } {
  const { attempts, daysBetween, thresholdMinor } = input
  assertCount(attempts, MAXIMUM_REMINDERS)
  assertCount(daysBetween, 366)
  const byDay = input.amounts.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
  let minor = 0n
  for (const [index, amount] of byDay.entries()) {
    minor += amount.minor
    if (byDay[index + 1]?.dueOn === amount.dueOn || minor < thresholdMinor) continue
    const first = overdueFrom(amount.dueOn)
    const step = daysBetween + 1
    return { days: Array.from({ length: attempts }, (_, nth) => addDays(first, nth * step)), minor }
  }
  return { days: [], minor: 0n }
}

/** One step of a ladder: so many days after the step before it, or after the document. */
export type LadderStep = { readonly action: string; readonly afterDays: number }

/**
 * A ladder of reminders by day, and the days between the payment attempts beside it: the first so
 * many days after the document, one the day before each step. Throws E_INVALID_SCHEDULE.
 */
export function ladderDays(input: {
  readonly steps: readonly LadderStep[]
  readonly firstAttemptAfter: number
  readonly attemptDaysBefore: number
}): {
  readonly steps: { readonly action: string; readonly day: number }[]
  readonly attemptGaps: number[]
} {
  let day = 0
  const steps = input.steps.map(({ action, afterDays }) => {
    assertCount(afterDays, 366)
    day += afterDays
    return { action, day }
  })
  const attempts = [
    input.firstAttemptAfter,
    ...steps.map((step) => step.day - input.attemptDaysBefore),
  ]
  return { steps, attemptGaps: attempts.map((at, index) => at - (attempts[index - 1] ?? 0)) }
}

/** How often a payment that failed is tried again, and what happens when the last try fails. */
export type RetryPolicy = {
  readonly daysBetween: readonly number[]
  readonly afterLast: 'leave' | 'cancel'
}

/** Schedules by name; a company picks one. */
export const RETRY_POLICIES = {
  /** Three more tries, eight days apart (Kill Bill's default). */
  every_eight_days: { daysBetween: [8, 8, 8], afterLast: 'leave' },
  /** Five failures end the subscription (BillaBear). */
  five_then_cancel: { daysBetween: [1, 1, 1, 1], afterLast: 'cancel' },
} as const satisfies Record<string, RetryPolicy>

/**
 * What a further failure means after `failuresBefore`: the days until the next try, or null when
 * there is none, and whether the subscription is cancelled.
 */
export function afterFailedPayment(
  failuresBefore: number,
  { daysBetween, afterLast }: RetryPolicy
): {
  readonly failures: number
  readonly nextInDays: number | null
  readonly isCancelled: boolean
} {
  const failures = failuresBefore + 1
  const nextInDays = daysBetween[failures - 1] ?? null
  return { failures, nextInDays, isCancelled: nextInDays === null && afterLast === 'cancel' }
}

function assertCount(value: number, maximum: number) {
  if (Number.isSafeInteger(value) && value >= 0 && value <= maximum) return
  throw new KernelError(
    'E_INVALID_SCHEDULE',
    `A number of days or attempts is 0 to ${maximum}, got ${value}`
  )
}
