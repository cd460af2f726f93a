import {
  allocate,
  compareRational,
  divideRounded,
  multiplyRational,
  ONE,
  parseRational,
  rationalToMinor,
} from '#sdk/decimal'
import { fixedShares } from '#sdk/pricing'
import type { ObligationInput } from '#sdk/rating'
import { billedLines, sumOf, type BilledLine } from '#plugins/standard/rating/billed_lines'
import type { DiscountTerms } from '#plugins/standard/rating/discount_terms'

/** What a discount takes off the charges of one obligation; shares are zero or more, minor units. */
export interface Taken {
  readonly lines: readonly BilledLine[]
  readonly shares: readonly bigint[]
  readonly takenMinor: bigint
  /** What there was to take: a fixed amount with what was carried; null for percent. */
  readonly availableMinor: bigint | null
}

/** The fixed amount of an obligation, for the days due where that is asked for. */
export function amountOfPeriod(
  { amount = '0', partial }: DiscountTerms,
  { fraction }: ObligationInput,
  currency: string
): bigint {
  const share = partial === 'prorated' && compareRational(fraction, ONE) < 0 ? fraction : ONE
  return rationalToMinor(multiplyRational(parseRational(amount), share), currency, 'half_up')
}

/**
 * The shares of a discount. A fixed amount never takes more than what is left, by largest remainder;
 * what was issued by days and tax category stays, and only the rest moves.
 */
export function takeOff(
  terms: DiscountTerms,
  obligation: ObligationInput,
  currency: string,
  availableMinor: bigint
): Taken {
  const lines = billedLines(obligation, currency, terms.partial)
  const shares =
    terms.taken_off === 'line'
      ? lines.map(({ leftMinor }) => offLine(terms, leftMinor, availableMinor))
      : offTogether(terms, obligation, lines, currency, availableMinor)
  const takenMinor = sumOf(shares, (share) => share)
  return {
    lines,
    shares,
    takenMinor,
    availableMinor: terms.kind === 'fixed' ? availableMinor : null,
  }
}

function offLine(terms: DiscountTerms, leftMinor: bigint, availableMinor: bigint): bigint {
  const wanted = terms.kind === 'fixed' ? availableMinor : percentOf(terms, leftMinor)
  return wanted < leftMinor ? wanted : leftMinor
}

/** First shared out to what is taxed alike, as documents show it, then within each to its charges. */
function offTogether(
  terms: DiscountTerms,
  obligation: ObligationInput,
  lines: readonly BilledLine[],
  currency: string,
  availableMinor: bigint
): bigint[] {
  const groups = [...Map.groupBy(lines, groupOf)]
  const rooms = groups.map(([, own]) => sumOf(own, ({ leftMinor }) => leftMinor))
  const available =
    terms.kind === 'fixed'
      ? availableMinor
      : percentOf(
          terms,
          sumOf(rooms, (room) => room)
        )
  const standing = issuedByGroup(obligation, currency)
  const issued = groups.map(([group]) =>
    terms.kind === 'fixed' ? (standing.get(group) ?? 0n) : 0n
  )
  const sums = fixedShares({ available, rooms, issued })
  const shares = new Map<BilledLine, bigint>()
  for (const [index, [, own]] of groups.entries()) {
    const left = own.map(({ leftMinor }) => leftMinor)
    const parts = sums[index] === 0n ? left.map(() => 0n) : allocate(sums[index], left)
    for (const [place, line] of own.entries()) shares.set(line, parts[place])
  }
  return lines.map((line) => shares.get(line)!)
}

function percentOf({ percent = '0' }: DiscountTerms, minor: bigint): bigint {
  const { numerator, denominator } = parseRational(percent)
  return divideRounded(minor * numerator, denominator * 100n, 'half_up')
}

function groupOf({
  startsOn,
  endsOn,
  taxCategory,
}: Pick<BilledLine, 'startsOn' | 'endsOn' | 'taxCategory'>) {
  return `${startsOn}/${endsOn}/${taxCategory}`
}

function issuedByGroup({ issued = [] }: ObligationInput, currency: string): Map<string, bigint> {
  const shares = new Map<string, bigint>()
  for (const share of issued) {
    const minor = -rationalToMinor(share.amount, currency, 'half_up')
    if (minor > 0n) shares.set(groupOf(share), minor)
  }
  return shares
}
