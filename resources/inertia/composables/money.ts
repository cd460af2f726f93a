/** Money as the server sends it: whole minor units as text. It never becomes a number here. */
export interface Money {
  minor: string
  currency: string
}

/** Digits of the minor unit where they are not two, after ISO 4217. */
const DIGITS: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}
const OTHER = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(digits)])
  )
)

export function digitsOf(currency: string) {
  return OTHER.get(currency) ?? 2
}

/** '-1234' EUR is '-12.34': the decimal point is set in the text. */
export function decimalOf({ minor, currency }: Money) {
  const digits = digitsOf(currency)
  const sign = minor.startsWith('-') ? '-' : ''
  const units = minor.replace('-', '').padStart(digits + 1, '0')
  return digits === 0 ? sign + units : `${sign}${units.slice(0, -digits)}.${units.slice(-digits)}`
}

/** Adds amounts up, apart for each currency, in the order in which the currencies come. */
export function addUp(amounts: Money[]): Money[] {
  const sums = new Map<string, bigint>()
  for (const { minor, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor))
  }
  return [...sums].map(([currency, minor]) => ({ minor: String(minor), currency }))
}
