import { parseDecimalUnbounded } from '#kernel/decimal'

const formats = new Map<string, Intl.NumberFormat>()

/**
 * An exact decimal text in the locale's notation, with the digits it has ('1234.50' is '1.234,50'
 * in German). The text goes to Intl as text: no binary number ever stands for an amount.
 * Throws E_INVALID_DECIMAL.
 */
export function formatDecimalText(value: string, locale: string): string {
  const { scale } = parseDecimalUnbounded(value)
  const options = { minimumFractionDigits: scale, maximumFractionDigits: scale }
  return formatWith(`${locale} ${scale}`, locale, options, value)
}

/** The same with the currency's symbol where the locale puts it: '1.234,50 €', '£1,234.50'. */
export function formatMoneyText(value: string, currency: string, locale: string): string {
  const { scale } = parseDecimalUnbounded(value)
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: scale,
    maximumFractionDigits: scale,
  } as const
  return formatWith(`${locale} ${currency} ${scale}`, locale, options, value)
}

/**
 * Narrow and thin spaces become no-break spaces: the embedded font has no glyph for them, and a
 * number must not be torn apart at the end of a line.
 */
export function printableSpaces(text: string): string {
  return text.replaceAll(/[\u2009\u202f]/g, '\u00a0')
}

function formatWith(
  key: string,
  locale: string,
  options: Intl.NumberFormatOptions,
  value: string
): string {
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { ...options, useGrouping: 'always' })
    formats.set(key, format)
  }
  return printableSpaces(format.format(value as Intl.StringNumericLiteral))
}
