import { rationalToMinor, parseRational, rational, type Rational } from '#kernel/rational'
import { moneyToDecimalText } from '#kernel/money'

/** The exact value of a JSON number or numeric text. Throws for anything else. */
export function exact(value: unknown): Rational {
  const found = exactOrNull(value)
  if (found === null) throw new Error(`${JSON.stringify(value)} is not a number`)
  return found
}

/** The exact value of a number, numeric text, bigint or rational; null for anything else. */
export function exactOrNull(value: unknown): Rational | null {
  if (typeof value === 'bigint') return rational(value)
  if (typeof value === 'number') return Number.isFinite(value) ? parseRational(plain(value)) : null
  if (typeof value === 'string') {
    return /^-?\d+(\.\d+|\/0*[1-9]\d*)?$/.test(value) ? parseRational(value) : null
  }
  return isRational(value) ? value : null
}

/** Minor units of an amount in major units, half away from zero. */
export function toMinor(amount: Rational, currency: string): bigint {
  return rationalToMinor(amount, currency, 'half_up')
}

/** The amount rounded to its currency, as text with the currency's digits. */
export function toMoneyText(amount: Rational, currency: string): string {
  return moneyToDecimalText({ minor: toMinor(amount, currency), currency })
}

/** Examples write 'usd' or nothing at all. */
export function currencyOf(input: { currency?: string }): string {
  return (input.currency ?? 'USD').toUpperCase()
}

export function isRational(value: unknown): value is Rational {
  return (
    value !== null &&
    typeof value === 'object' &&
    'numerator' in value &&
    typeof value.numerator === 'bigint'
  )
}

/**
 * JSON numbers below a millionth are written with an exponent; no digit is lost by writing it out.
 */
function plain(value: number): string {
  const [digits, exponent] = String(value).split('e')
  if (exponent === undefined) return digits
  const [whole, fraction = ''] = digits.replace('-', '').split('.')
  const shift = Number(exponent)
  const text =
    shift < 0
      ? `0.${(whole + fraction).padStart(fraction.length - shift + 1, '0').slice(1)}`
      : (whole + fraction).padEnd(whole.length + shift, '0')
  return `${value < 0 ? '-' : ''}${text}`
}
