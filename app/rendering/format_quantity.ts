import { formatDecimal, formatDecimalFixed } from '#kernel/decimal'
import { divideRounded } from '#kernel/rounding'
import type { Metric } from '#sdk/service_type'
import { formatDecimalText } from '#app/rendering/format_decimal'

const BINARY_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']
const DECIMAL_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
/** A unit that only says "so many": the number stands alone. */
const PIECE = 'piece'

/**
 * A count of a metric's base units for people: '1:02:30' for seconds, '1.50 GB' for bytes (shown
 * with two decimals, half away from zero; what is charged is never rounded here), '12.5 t'.
 */
export function formatQuantity(quantity: number, metric: Metric, locale: string): string {
  switch (metric.display) {
    case 'duration':
      return duration(BigInt(quantity))
    case 'bytes_binary':
      return bytes(BigInt(quantity), 1024n, BINARY_UNITS, locale)
    case 'bytes_si':
      return bytes(BigInt(quantity), 1000n, DECIMAL_UNITS, locale)
    case 'number': {
      const text = formatDecimal({ units: BigInt(quantity), scale: metric.scale })
      const number = formatDecimalText(text, locale)
      return metric.unit === PIECE ? number : `${number}\u00a0${metric.unit}`
    }
  }
}

function duration(seconds: bigint): string {
  const size = seconds < 0n ? -seconds : seconds
  const pad = (value: bigint) => value.toString().padStart(2, '0')
  const clock = `${size / 3600n}:${pad((size / 60n) % 60n)}:${pad(size % 60n)}`
  return seconds < 0n ? `-${clock}` : clock
}

function bytes(count: bigint, step: bigint, units: readonly string[], locale: string): string {
  const size = count < 0n ? -count : count
  let power = 0
  let divisor = 1n
  while (power < units.length - 1 && size >= divisor * step) {
    divisor *= step
    power++
  }
  const hundredths = divideRounded(count * 100n, divisor, 'half_up')
  const text = power === 0 ? `${count}` : formatDecimalFixed({ units: hundredths, scale: 2 })
  return `${formatDecimalText(text, locale)}\u00a0${units[power]}`
}
