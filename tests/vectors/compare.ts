import {
  compareRational,
  formatRational,
  parseRational,
  roundRational,
  subtractRational,
  type Rational,
} from '#kernel/rational'
import { exactOrNull } from '#tests/vectors/values'

/** An expected list whose order means nothing. */
export class Unordered {
  constructor(readonly values: readonly unknown[]) {}
}

/** A statement about an expected value that has no one right answer of its own. */
export class Fulfils {
  constructor(readonly holds: (expected: any) => boolean) {}
}

/**
 * An exact value that a source prints as the 16 or so digits of a binary float: equal within two
 * units of the last digit when ten or more are printed, exactly equal otherwise.
 */
export class PrintedFloat {
  constructor(readonly value: Rational) {}
}

/**
 * The first difference, with its path, or null. Numbers and numeric texts are compared by exact
 * value; lists by length and order; of objects every expected field must be there and equal.
 * Fields named buggy... are the source's known wrong answers and are not asked for.
 */
export function firstDifference(
  actual: unknown,
  expected: unknown,
  path = 'expected'
): string | null {
  if (actual instanceof Fulfils) {
    return actual.holds(expected) ? null : `${path}: ${JSON.stringify(expected)} does not hold`
  }
  if (actual instanceof Unordered) return compareUnordered(actual.values, expected, path)
  if (actual instanceof PrintedFloat) return comparePrinted(actual.value, expected, path)
  if (Array.isArray(expected)) return compareLists(actual, expected, path)
  if (expected !== null && typeof expected === 'object') {
    return compareFields(actual, expected as Record<string, unknown>, path)
  }
  return sameValue(actual, expected) ? null : different(path, actual, expected)
}

/** `expected` with the fields of `exact` in place of the same fields. */
export function wantedOf(expected: unknown, exact: unknown): unknown {
  if (exact === undefined || exact === null) return expected
  if (!isRecord(expected) || !isRecord(exact)) return exact
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [key, key in exact ? exact[key] : value])
  )
}

function compareFields(
  actual: unknown,
  expected: Record<string, unknown>,
  path: string
): string | null {
  if (!isRecord(actual)) return different(path, actual, expected)
  for (const [key, value] of Object.entries(expected)) {
    if (key.startsWith('buggy')) continue
    const found = firstDifference(actual[key], value, `${path}.${key}`)
    if (found !== null) return found
  }
  return null
}

function compareLists(actual: unknown, expected: unknown[], path: string): string | null {
  if (!Array.isArray(actual) || actual.length !== expected.length) {
    return different(path, actual, expected)
  }
  for (const [index, value] of expected.entries()) {
    const found = firstDifference(actual[index], value, `${path}[${index}]`)
    if (found !== null) return found
  }
  return null
}

function compareUnordered(
  actual: readonly unknown[],
  expected: unknown,
  path: string
): string | null {
  const rest = [...actual]
  for (const value of Array.isArray(expected) ? expected : [expected]) {
    const index = rest.findIndex((entry) => firstDifference(entry, value) === null)
    if (index === -1) return different(path, actual, expected)
    rest.splice(index, 1)
  }
  return rest.length === 0 ? null : different(path, actual, expected)
}

function comparePrinted(actual: Rational, expected: unknown, path: string): string | null {
  const wanted = exactOrNull(expected)
  if (wanted === null) return different(path, actual, expected)
  const digits = String(expected).split('.')[1]?.length ?? 0
  const distance = subtractRational(actual, wanted)
  const tolerance =
    digits < 10 ? parseRational('0') : parseRational(`2/${'1'.padEnd(digits + 1, '0')}`)
  const isNear =
    compareRational(distance, tolerance) <= 0 &&
    compareRational(subtractRational(wanted, actual), tolerance) <= 0
  return isNear ? null : different(path, roundRational(actual, digits + 2, 'half_up'), expected)
}

function sameValue(actual: unknown, expected: unknown): boolean {
  if (actual === expected) return true
  if (typeof actual === 'boolean' || typeof expected === 'boolean') return false
  if (isCode(actual) && isCode(expected)) return false
  const left = exactOrNull(actual)
  const right = exactOrNull(expected)
  return left !== null && right !== null && compareRational(left, right) === 0
}

/** A text with leading zeros is a code (a prefix, a number dialled), not a quantity. */
function isCode(value: unknown): boolean {
  return typeof value === 'string' && /^0\d/.test(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function different(path: string, actual: unknown, expected: unknown): string {
  return `${path} is ${JSON.stringify(expected)}, got ${show(actual)}`
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  return JSON.stringify(value, (_, entry) => {
    if (typeof entry === 'bigint') return entry.toString()
    const rational = exactOrNull(entry)
    return isRecord(entry) && rational !== null ? formatRational(rational) : entry
  })
}
