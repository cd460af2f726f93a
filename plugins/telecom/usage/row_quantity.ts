import { divideRounded } from '#sdk/decimal'

export type SubSecond = 'ceil' | 'truncate'

/** How many base units one unit of the file is: numerator over denominator. */
export interface QuantityUnit {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Seconds, milliseconds, minutes; pieces; bytes, and 1000 or 1024 of them as their name says. */
export const UNITS = {
  s: { numerator: 1n, denominator: 1n },
  ms: { numerator: 1n, denominator: 1000n },
  min: { numerator: 60n, denominator: 1n },
  piece: { numerator: 1n, denominator: 1n },
  byte: { numerator: 1n, denominator: 1n },
  kb: { numerator: 1000n, denominator: 1n },
  kib: { numerator: 1024n, denominator: 1n },
  mb: { numerator: 1000000n, denominator: 1n },
  mib: { numerator: 1048576n, denominator: 1n },
} as const satisfies Record<string, QuantityUnit>

export const BAD_QUANTITY = -1

/**
 * A quantity as whole base units: '60', '60.4' (rounded as declared), '1:02:03'. BAD_QUANTITY for a
 * negative one, any other text, and more than 2^53-1.
 */
export function readQuantity(text: string, unit: QuantityUnit, mode: SubSecond): number {
  if (unit.numerator === 1n && unit.denominator === 1n && text.length < 16) {
    const plain = plainInteger(text)
    if (plain >= 0) return plain
  }
  if (text.includes(':')) return clockSeconds(text)
  const match = /^(\d{1,18})(?:[.](\d{0,9}))?$/.exec(text)
  if (match === null) return BAD_QUANTITY
  const fraction = match[2] ?? ''
  const value = BigInt(match[1] + fraction) * unit.numerator
  const divisor = unit.denominator * 10n ** BigInt(fraction.length)
  const whole = divideRounded(value, divisor, mode === 'ceil' ? 'ceiling' : 'floor')
  return whole > BigInt(Number.MAX_SAFE_INTEGER) ? BAD_QUANTITY : Number(whole)
}

function plainInteger(text: string): number {
  let value = 0
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return BAD_QUANTITY
    value = value * 10 + digit
  }
  return text.length === 0 ? BAD_QUANTITY : value
}

/** 'm:ss' or 'h:mm:ss'. */
function clockSeconds(text: string): number {
  const match = /^(?:(\d{1,5}):)?(\d{1,2}):([0-5]\d)$/.exec(text)
  if (match === null) return BAD_QUANTITY
  return Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3])
}
