import { roundParts } from './allocation.js'
import { currencyDigits } from './currency.js'
import { KernelError } from './errors.js'
import { powerOfTen } from './powers_of_ten.js'
import {
  addRational,
  compareRational,
  divideRational,
  multiplyRational,
  ONE,
  rational,
  sumRational,
  type Rational,
} from './rational.js'
import { divideRounded, type RoundingMode } from './rounding.js'

/**
 * Where tax is rounded. line: each tax of each line (algorithm C) · group: once per group, on lines
 * rounded first (B; EN 16931 BR-CO-14 and BR-CO-17 need it) · document: once for the whole
 * document, on exact line amounts (A).
 */
export const TAX_LEVELS = ['line', 'group', 'document'] as const
export type TaxLevel = (typeof TAX_LEVELS)[number]

/**
 * One tax on a line. `group` names category, treatment and rate (such as 'S|19'); `rate` is a
 * fraction: 0.19.
 */
export type AppliedTax = { readonly group: string; readonly rate: Rational }

/**
 * `amount` in major units, exact: net, or gross when the document's prices include tax. Taxes of
 * one line do not compound.
 */
export type TaxableLine = { readonly amount: Rational; readonly taxes: readonly AppliedTax[] }

export type TaxInput = {
  readonly lines: readonly TaxableLine[]
  readonly currency: string
  readonly level: TaxLevel
  readonly mode: RoundingMode
  readonly inclusive: boolean
}

/** Minor units; `taxes` in the order of the line's taxes; net + taxes = gross. */
export type TaxedLine = {
  readonly net: bigint
  readonly taxes: readonly bigint[]
  readonly gross: bigint
}

/** Minor units; `net` and `tax` are the sums over the lines of the group. */
export type TaxedGroup = {
  readonly group: string
  readonly rate: Rational
  readonly net: bigint
  readonly tax: bigint
}

export type Taxed = {
  readonly lines: readonly TaxedLine[]
  /** In order of first appearance. */
  readonly groups: readonly TaxedGroup[]
  readonly net: bigint
  readonly tax: bigint
  readonly gross: bigint
}

type Share = { line: number; position: number; group: string; rate: Rational; exact: Rational }

/**
 * Computes the taxes of a document. Whatever the level, lines, groups and totals add up in both
 * directions: where a total is rounded once, its units are handed down by largest remainder. Throws
 * E_UNKNOWN_CURRENCY, E_TAX_GROUP_RATE when one group appears with two rates, E_INVALID_TAX_RATE
 * for a rate below zero.
 */
export function computeTax(input: TaxInput): Taxed {
  const factor = rational(powerOfTen(currencyDigits(input.currency)))
  const exact = input.lines.map((line) => multiplyRational(line.amount, factor))
  const amounts = roundAmounts(exact, input)
  const bases = input.level === 'document' ? exact : amounts.map((amount) => rational(amount))
  const shares = input.lines.flatMap((line, index) => sharesOf(line, index, bases[index], input))
  const groups = groupShares(shares)
  const taxes = input.lines.map((line) => line.taxes.map(() => 0n))
  roundShares(shares, groups, input, (share, tax) => {
    taxes[share.line][share.position] = tax
  })
  return summarize(amounts, taxes, groups, input.inclusive)
}

function roundAmounts(exact: readonly Rational[], { level, mode }: TaxInput): bigint[] {
  const round = (value: Rational) => divideRounded(value.numerator, value.denominator, mode)
  return level === 'document' ? roundParts(exact, round(sumRational(exact))) : exact.map(round)
}

/**
 * The exact tax of each tax of a line, in minor units. Of a gross amount it is gross x rate / (1 +
 * all rates).
 */
function sharesOf(line: TaxableLine, index: number, base: Rational, input: TaxInput): Share[] {
  for (const { rate } of line.taxes) {
    if (rate.numerator < 0n) {
      throw new KernelError('E_INVALID_TAX_RATE', 'A tax rate is a fraction of zero or more')
    }
  }
  const whole = line.taxes.reduce((total, { rate }) => addRational(total, rate), ONE)
  const net = input.inclusive ? divideRational(base, whole) : base
  return line.taxes.map(({ group, rate }, position) => {
    return { line: index, position, group, rate, exact: multiplyRational(net, rate) }
  })
}

function groupShares(shares: readonly Share[]): Map<string, Share[]> {
  const groups = new Map<string, Share[]>()
  for (const share of shares) {
    const group = groups.get(share.group)
    if (group === undefined) groups.set(share.group, [share])
    else {
      if (compareRational(group[0].rate, share.rate) !== 0) {
        throw new KernelError('E_TAX_GROUP_RATE', `Tax group "${share.group}" has two rates`)
      }
      group.push(share)
    }
  }
  return groups
}

function roundShares(
  shares: readonly Share[],
  groups: ReadonlyMap<string, readonly Share[]>,
  { level, mode }: TaxInput,
  store: (share: Share, tax: bigint) => void
): void {
  const round = (value: Rational) => divideRounded(value.numerator, value.denominator, mode)
  if (level === 'line') {
    for (const share of shares) store(share, round(share.exact))
    return
  }
  const members = [...groups.values()]
  const exact = members.map((group) => sumRational(group.map((share) => share.exact)))
  const totals = level === 'group' ? exact.map(round) : roundParts(exact, round(sumRational(exact)))
  members.forEach((group, index) => {
    const parts = roundParts(
      group.map((share) => share.exact),
      totals[index]
    )
    group.forEach((share, position) => store(share, parts[position]))
  })
}

function summarize(
  amounts: readonly bigint[],
  taxes: readonly (readonly bigint[])[],
  groups: ReadonlyMap<string, readonly Share[]>,
  inclusive: boolean
): Taxed {
  const lines = amounts.map((amount, index) => {
    const tax = sum(taxes[index])
    return inclusive
      ? { net: amount - tax, taxes: taxes[index], gross: amount }
      : { net: amount, taxes: taxes[index], gross: amount + tax }
  })
  const summary = [...groups].map(([group, shares]) => ({
    group,
    rate: shares[0].rate,
    net: sum([...new Set(shares.map((share) => share.line))].map((line) => lines[line].net)),
    tax: sum(shares.map((share) => taxes[share.line][share.position])),
  }))
  const net = sum(lines.map((line) => line.net))
  const gross = sum(lines.map((line) => line.gross))
  return { lines, groups: summary, net, tax: gross - net, gross }
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n)
}
