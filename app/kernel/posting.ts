import { KernelError } from './errors.js'
import { moneyToDecimalText, money, type Money } from './money.js'

/**
 * One side of a journal entry. Debits are positive, credits negative. `base` is the same amount in
 * the company's base currency, in minor units; of a posting in the base currency it is the amount
 * itself.
 */
export type Posting = {
  readonly account: string
  readonly amount: Money
  readonly base: bigint
}

/**
 * Checks that a journal entry has postings, that they balance to zero in every currency and in the
 * base currency, and that base amounts fit. Throws E_ENTRY_UNBALANCED, naming the currency and by
 * how much it is out.
 */
export function assertBalanced(postings: readonly Posting[], baseCurrency: string): void {
  if (postings.length === 0) {
    throw new KernelError('E_ENTRY_UNBALANCED', 'A journal entry needs postings')
  }
  const sums = new Map<string, bigint>()
  let base = 0n
  for (const { account, amount, base: baseMinor } of postings) {
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor)
    base += baseMinor
    if (amount.currency === baseCurrency && amount.minor !== baseMinor) {
      throw new KernelError(
        'E_ENTRY_UNBALANCED',
        `The posting to ${account} is in the base currency, but its base amount differs`
      )
    }
  }
  for (const [currency, minor] of sums) assertZero(minor, currency, 'amounts')
  assertZero(base, baseCurrency, 'base amounts')
}

function assertZero(minor: bigint, currency: string, what: string): void {
  if (minor === 0n) return
  const text = moneyToDecimalText(money(minor, currency))
  throw new KernelError('E_ENTRY_UNBALANCED', `The ${what} in ${currency} are out by ${text}`)
}
