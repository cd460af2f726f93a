import {
  divideRational,
  parseRational,
  rational,
  ROUNDING_MODES,
  type Rational,
  type RoundingMode,
} from '#sdk/decimal'
import { PluginError } from '#sdk/errors'
import type { RateRow } from './tariff_facts.js'

/** From `from` units of usage on, every `increment` units cost rate x increment / per. */
export interface StoredStep {
  readonly from: number
  readonly rate: string
  readonly per: number
  readonly increment: number
}

/** A step in memory; costs count the tariff's smallest part of a currency unit. */
export interface RateStep extends StoredStep {
  /** Where the next step begins; Infinity for the last. */
  readonly until: number
  readonly unitCost: bigint
  readonly incrementCost: bigint
}

export interface CompiledRate {
  readonly band: string
  /** 'priced', 'unpriced' or 'forbidden'. */
  readonly status: string
  readonly steps: readonly RateStep[]
  readonly connectFee: bigint
  readonly disconnectFee: bigint
  readonly minimumCharge: bigint
  readonly minimumUsage: number
  readonly maximumCharge: bigint | null
  readonly rounding: { readonly decimals: number; readonly mode: RoundingMode } | null
}

/** A rate as it is stored, read and checked, before the common denominator is known. */
export interface ParsedRate {
  readonly row: RateRow
  readonly steps: readonly StoredStep[]
  readonly unitPrices: readonly Rational[]
  readonly connectFee: Rational
  readonly disconnectFee: Rational
  readonly minimumCharge: Rational
  readonly maximumCharge: Rational | null
}

/** Reads a stored rate. Throws E_TARIFF for steps that no tariff may have. */
export function parseRate(row: RateRow): ParsedRate {
  const steps = row.status === 'unpriced' ? [] : readSteps(row)
  return {
    row,
    steps,
    unitPrices: steps.map((step) =>
      divideRational(parseRational(step.rate), rational(BigInt(step.per)))
    ),
    connectFee: parseRational(row.connect_fee),
    disconnectFee: parseRational(row.disconnect_fee),
    minimumCharge: parseRational(row.minimum_charge),
    maximumCharge:
      row.maximum_charge === null || row.maximum_policy !== 'cap'
        ? null
        : parseRational(row.maximum_charge),
  }
}

/** All prices of a rate over the common denominator. */
export function compileRate(parsed: ParsedRate, denominator: bigint): CompiledRate {
  const { row, steps } = parsed
  const units = (value: Rational) => (value.numerator * denominator) / value.denominator
  return {
    band: row.band,
    status: steps.length === 0 && row.status !== 'forbidden' ? 'unpriced' : row.status,
    steps: steps.map((step, index) => {
      const unitCost = units(parsed.unitPrices[index])
      return {
        ...step,
        until: steps[index + 1]?.from ?? Infinity,
        unitCost,
        incrementCost: unitCost * BigInt(step.increment),
      }
    }),
    connectFee: units(parsed.connectFee),
    disconnectFee: units(parsed.disconnectFee),
    minimumCharge: units(parsed.minimumCharge),
    minimumUsage: row.minimum_usage,
    maximumCharge: parsed.maximumCharge === null ? null : units(parsed.maximumCharge),
    rounding: roundingOf(row),
  }
}

/** Every denominator that occurs in the rate. */
export function denominatorsOf(parsed: ParsedRate): bigint[] {
  const list = [parsed.connectFee, parsed.disconnectFee, parsed.minimumCharge]
  if (parsed.maximumCharge !== null) list.push(parsed.maximumCharge)
  return [...list, ...parsed.unitPrices].map((value) => value.denominator)
}

function readSteps(row: RateRow): StoredStep[] {
  const steps = JSON.parse(row.steps) as StoredStep[]
  steps.forEach((step, index) => {
    const from = index === 0 ? 0 : steps[index - 1].from + 1
    const numbers = [step.from, step.per, step.increment]
    const sound = numbers.every(Number.isSafeInteger) && step.per > 0 && step.increment > 0
    if (sound && step.from >= from && (index > 0 || step.from === 0)) return
    throw new PluginError(
      'E_TARIFF',
      `Rate ${row.destination}/${row.band} of ${row.version}: step ${index + 1} is not usable.`
    )
  })
  return steps
}

function roundingOf(row: RateRow): CompiledRate['rounding'] {
  if (row.rounding_decimals === null || row.rounding_mode === null) return null
  const mode = ROUNDING_MODES.find((known) => known === row.rounding_mode)
  if (mode === undefined || row.rounding_decimals < 0 || row.rounding_decimals > 9) {
    throw new PluginError('E_TARIFF', `Rate ${row.destination}/${row.band}: unknown rounding.`)
  }
  return { decimals: row.rounding_decimals, mode }
}
