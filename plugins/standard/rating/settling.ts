import vine from '@vinejs/vine'
import type { ObligationInput } from '#sdk/rating'
import type { FormField } from '#sdk/schema'
import { localDate } from '#sdk/time'
import { byDay } from '#plugins/standard/rating/reading_terms'

export const settlingMonth = () => vine.number().withoutDecimals().min(1).max(12).nullable()

export const settlingMonthField: FormField = {
  name: 'true_up_month',
  label: 'standard.fields.true_up_month',
  input: 'integer',
}

/** Whether the last day of a month lies in an obligation, so that a year is settled with it. */
export function endsMonth(month: number, { startsOn, endsOn }: ObligationInput): boolean {
  for (let year = Number(startsOn.slice(0, 4)); year <= Number(endsOn.slice(0, 4)); year++) {
    const next = month === 12 ? localDate(year + 1, 1, 1) : localDate(year, month + 1, 1)
    if (next > startsOn && next <= endsOn) return true
  }
  return false
}

/** Indexes of obligations in the order of their days, in which state is carried through them. */
export function inOrder(obligations: readonly ObligationInput[]): number[] {
  return [...obligations.keys()].sort((left, right) => byDay(obligations[left], obligations[right]))
}
