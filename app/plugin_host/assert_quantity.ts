import { formatRational, type Rational } from '#sdk/decimal'
import type { QuantityKind } from '#sdk/measurement'
import { assertContract, assertExact } from '#app/plugin_host/assert_contract'
import type { PluginCall } from '#app/plugin_host/plugin_call'

/** Digits of a stored quantity; what is longer was computed with other units than it is told. */
const MAXIMUM_LENGTH = 60

/** A frozen quantity is a whole number of the smallest step of its kind. */
export function assertQuantity(
  value: Rational,
  { code, scale, unit }: QuantityKind,
  call: PluginCall,
  field: string
): void {
  assertExact(value, call, field)
  assertContract(
    (value.numerator * 10n ** BigInt(scale)) % value.denominator === 0n,
    call,
    field,
    `${formatRational(value)} ${unit} of ${code} has more than ${scale} decimals`
  )
  assertContract(formatRational(value).length <= MAXIMUM_LENGTH, call, field, 'is too large')
}
