import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { addMonths, datePartsOf, isLocalDate } from '#kernel/calendar_date'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'

/**
 * What the periods of a subscription are counted from: its own first day · a day of the month, 1 to
 * 31, in shorter months their last · what its account's periods are counted from, which the first
 * subscription that follows the account decides · a date, mostly one before the start.
 */
export type Anchor =
  | { readonly kind: 'anniversary' }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'account' }
  | { readonly kind: 'date'; readonly on: string }

/** The anchor as a date. Errors: E_CHANGE_REFUSED at `anchor`. The account is locked by the caller. */
export async function anchorOf(
  trx: TransactionClientContract,
  anchor: Anchor,
  startsOn: string,
  account: Record<string, any>
): Promise<string> {
  switch (anchor.kind) {
    case 'anniversary':
      return startsOn
    case 'day':
      return lastDayOfMonth(startsOn, anchor.day)
    case 'account':
      if (account.anchor_on !== null) return account.anchor_on
      await trx.from('accounts').where('id', account.id).update({ anchor_on: startsOn })
      return startsOn
    case 'date':
      if (isLocalDate(anchor.on)) return anchor.on
      throw refused(`"${anchor.on}" is not a date such as "2026-01-31"`)
  }
}

/** The last such day up to the start in a month that has it, so that a short month does not clamp it. */
function lastDayOfMonth(startsOn: string, day: number): string {
  if (!Number.isInteger(day) || day < 1 || day > 31) {
    throw refused('the day of the month is a whole number from 1 to 31')
  }
  const first = `${startsOn.slice(0, 8)}01`
  for (let back = 0; ; back--) {
    const date = addMonths(first, back, day)
    if (date <= startsOn && datePartsOf(date).day === day) return date
  }
}

function refused(message: string) {
  return new ChangeRefusedException(`What periods are counted from: ${message}`, 'anchor')
}
