import { currencyDigits } from './currency.js'
import { formatDecimalFixed, parseDecimal } from './decimal.js'
import { KernelError } from './errors.js'
import { powerOfTen } from './powers_of_ten.js'

/** An amount in whole minor units (cents, fils, yen) of an ISO 4217 currency. */
export type Money = { readonly minor: bigint; readonly currency: string }

/** Throws E_UNKNOWN_CURRENCY. */
export function money(minor: bigint, currency: string): Money {
  currencyDigits(currency)
  return { minor, currency }
}

/** Throws E_CURRENCY_MISMATCH when the currencies differ. */
export function addMoney(left: Money, right: Money): Money {
  assertSameCurrency(left, right.currency)
  return { minor: left.minor + right.minor, currency: left.currency }
}

/** Throws E_CURRENCY_MISMATCH when the currencies differ. */
export function subtractMoney(left: Money, right: Money): Money {
  assertSameCurrency(left, right.currency)
  return { minor: left.minor - right.minor, currency: left.currency }
}

export function negateMoney(amount: Money): Money {
  return { minor: -amount.minor, currency: amount.currency }
}

/** -1, 0 or 1. Throws E_CURRENCY_MISMATCH when the currencies differ. */
export function compareMoney(left: Money, right: Money): -1 | 0 | 1 {
  assertSameCurrency(left, right.currency)
  return left.minor === right.minor ? 0 : left.minor < right.minor ? -1 : 1
}

/**
 * The sum of a list, zero when it is empty. Throws E_CURRENCY_MISMATCH when any entry has another
 * currency.
 */
export function sumMoney(list: readonly Money[], currency: string): Money {
  let minor = 0n
  for (const amount of list) {
    assertSameCurrency(amount, currency)
    minor += amount.minor
  }
  return money(minor, currency)
}

export function isZeroMoney(amount: Money): boolean {
  return amount.minor === 0n
}

/**
 * Reads '12.34' exactly. Trailing zeros beyond the currency's digits are harmless ('12.3400' EUR);
 * any other digit there would be lost and throws E_INVALID_MONEY. Throws E_INVALID_DECIMAL and
 * E_UNKNOWN_CURRENCY as their functions do.
 */
export function parseMoney(text: string, currency: string): Money {
  const digits = currencyDigits(currency)
  const { units, scale } = parseDecimal(text)
  if (scale <= digits) return { minor: units * powerOfTen(digits - scale), currency }
  const divisor = powerOfTen(scale - digits)
  if (units % divisor !== 0n) {
    throw new KernelError(
      'E_INVALID_MONEY',
      `${currency} has ${digits} decimal digits, got "${text}"`
    )
  }
  return { minor: units / divisor, currency }
}

/** '12.34' with exactly the currency's digits: '100' for JPY, '1.250' for KWD. */
export function moneyToDecimalText(amount: Money): string {
  return formatDecimalFixed({ units: amount.minor, scale: currencyDigits(amount.currency) })
}

function assertSameCurrency(amount: Money, currency: string): void {
  if (amount.currency !== currency) {
    throw new KernelError(
      'E_CURRENCY_MISMATCH',
      `Amounts in ${amount.currency} and ${currency} cannot be combined`
    )
  }
}
