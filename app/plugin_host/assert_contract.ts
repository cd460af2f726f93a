import type { Rational } from '#sdk/decimal'
import type { JsonValue } from '#sdk/json'
import type { PluginCall } from '#app/plugin_host/plugin_call'
import { PluginContractException } from '#app/plugin_host/exceptions/plugin_contract_exception'

/** At most this deep: plain data of a plugin is small, and a circle must not hang the host. */
const MAXIMUM_DEPTH = 20

export function assertContract(
  condition: boolean,
  call: PluginCall,
  field: string,
  problem: string
): asserts condition {
  if (!condition) throw new PluginContractException(call, field, problem)
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** An exact amount in lowest terms is not asked for, only that it is exact and finite. */
export function assertExact(value: Rational, call: PluginCall, field: string): void {
  assertContract(
    typeof value === 'object' &&
      value !== null &&
      typeof value.numerator === 'bigint' &&
      typeof value.denominator === 'bigint' &&
      value.denominator > 0n,
    call,
    field,
    'an amount is a Rational with bigint parts and a denominator above zero'
  )
}

export function assertCount(value: number, call: PluginCall, field: string): void {
  assertContract(Number.isSafeInteger(value), call, field, `${value} is no safe integer`)
}

/** Plain data that can be stored as canonical JSON and read back the same. */
export function assertPlainData(value: unknown, call: PluginCall, field: string): void {
  if (!isPlain(value, 0)) {
    assertContract(
      false,
      call,
      field,
      'only text, safe integers, booleans, null, plain lists and objects may leave a plugin'
    )
  }
}

function isPlain(value: unknown, depth: number): value is JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value !== 'object' || depth > MAXIMUM_DEPTH) return false
  if (Array.isArray(value)) return value.every((inner) => isPlain(inner, depth + 1))
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  return Object.values(value).every((inner) => isPlain(inner, depth + 1))
}
