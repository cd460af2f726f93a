import { useText } from '~/composables/use_text'
import { useConsole } from '~/composables/use_console'
import { decimalOf, digitsOf, type Money } from '~/composables/money'

const DAY_MS = 86_400_000

/**
 * Formats are costly to make and safe to share: one for each language and setting. A list asks for hundreds,
 * so that even the search for one counts: settings are written out only where two objects may say the same.
 */
function cached<Format extends object>(kind: new (locale: string, options: any) => Format) {
  const formats = new Map<string, Format>()
  return (locale: string, options: object, key = JSON.stringify(options)): Format => {
    const name = `${locale} ${key}`
    let format = formats.get(name)
    if (!format) formats.set(name, (format = new kind(locale, options)))
    return format
  }
}

const numberFormat = cached(Intl.NumberFormat)
const dateFormat = cached(Intl.DateTimeFormat)
const relativeFormat = cached(Intl.RelativeTimeFormat)
const displayNames = cached(Intl.DisplayNames)

export type QuantityDisplay = 'number' | 'duration' | 'bytes_si' | 'bytes_binary'

const DECIMAL_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
const BINARY_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

/** Hours, minutes and seconds: 1:02:30. */
function clockTime(seconds: number) {
  const pad = (part: number) => String(part).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`
}

/** Amounts, numbers and dates as the reader's language writes them. Decimal text stays exact. */
export function useFormat() {
  const { locale } = useText()
  const { staff } = useConsole()
  const numbers = locale === 'en' ? 'en-GB' : locale

  function money(value: Money) {
    const digits = digitsOf(value.currency)
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    const format = numberFormat(numbers, options, `money ${digits}`)
    return `${format.format(decimalOf(value) as `${number}`)}\u00a0${value.currency}`
  }

  /** The figure alone, where its currency stands elsewhere. */
  function amount(value: Money) {
    return decimal(decimalOf(value), digitsOf(value.currency))
  }

  function decimal(text: string, minimumFractionDigits = 0) {
    const options = { minimumFractionDigits, maximumFractionDigits: 20 }
    return numberFormat(numbers, options).format(text as `${number}`)
  }

  function integer(value: number) {
    return numberFormat(numbers, {}, 'integer').format(value)
  }

  /** What was measured, as its metric is read: 1:02:30 for seconds, 96.96 MB for bytes. */
  function quantity(value: number, display: QuantityDisplay) {
    if (display === 'duration') return clockTime(value)
    if (display === 'number') return integer(value)
    const [step, units] = display === 'bytes_si' ? [1000, DECIMAL_UNITS] : [1024, BINARY_UNITS]
    const power = value < step ? 0 : Math.floor(Math.log(value) / Math.log(step))
    const digits = power === 0 ? 0 : 2
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    return `${numberFormat(numbers, options).format(value / step ** power)}\u00a0${units[power]}`
  }

  /** A calendar date such as 2026-11-21, which belongs to no time zone. */
  function date(value: string, style: 'short' | 'long' | 'month' = 'short') {
    const format = dateFormat(numbers, { ...DATE_STYLES[style], timeZone: 'UTC' }, style)
    return format.format(Date.parse(value))
  }

  /** An instant in epoch milliseconds, on the company's clock. */
  function dateTime(instant: number) {
    const timeZone = staff.value?.company.timeZone ?? 'UTC'
    return dateFormat(numbers, { ...DATE_TIME, timeZone }, timeZone).format(instant)
  }

  /** An instant in epoch seconds on a clock with the given offset: where and when it happened. */
  function localTime(epochSeconds: number, utcOffsetSeconds: number) {
    const shifted = (epochSeconds + utcOffsetSeconds) * 1000
    return dateFormat(numbers, { ...DATE_TIME, second: '2-digit', timeZone: 'UTC' }).format(shifted)
  }

  /** Days from today on: "in 3 days", "yesterday". */
  function relativeDay(value: string, today: string) {
    const days = Math.round((Date.parse(value) - Date.parse(today)) / DAY_MS)
    return relativeFormat(numbers, { numeric: 'auto' }, 'auto').format(days, 'day')
  }

  /** A period as people say it: its end is exclusive in the books and inclusive for readers. */
  function period(startsOn: string, endsOn: string) {
    const last = new Date(Date.parse(endsOn) - DAY_MS).toISOString().slice(0, 10)
    return startsOn === last ? date(startsOn) : `${date(startsOn)} – ${date(last)}`
  }

  function bytes(value: number) {
    const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
    const step = value < 1 ? 0 : Math.min(4, Math.floor(Math.log10(value) / 3))
    const options = {
      style: 'unit',
      unit: steps[step],
      unitDisplay: step === 0 ? 'long' : 'short',
      maximumFractionDigits: 1,
    }
    return numberFormat(numbers, options).format(value / 1000 ** step)
  }

  function country(code: string) {
    return (
      displayNames(locale, { type: 'region', style: 'short', fallback: 'code' }).of(code) ?? code
    )
  }

  function language(code: string) {
    return displayNames(locale, { type: 'language', fallback: 'code' }).of(code) ?? code
  }

  return {
    money,
    amount,
    decimal,
    integer,
    quantity,
    date,
    dateTime,
    localTime,
    relativeDay,
    period,
    bytes,
    country,
    language,
  }
}

const DATE_STYLES = {
  short: { day: '2-digit', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
}
const DATE_TIME = { ...DATE_STYLES.short, hour: '2-digit', minute: '2-digit' }
