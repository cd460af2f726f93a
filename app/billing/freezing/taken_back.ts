import { allocate } from '#kernel/allocation'
import type { LocalPeriod } from '#kernel/period'
import { sealedGroupOf, type SealedTax } from '#app/taxation/tax_document'
import type { SealedLine } from '#app/billing/freezing/sealed_lines'

/** What a document billed: some days with one tax. */
export type BilledLine = Pick<SealedLine, 'seq' | 'startsOn' | 'endsOn' | 'netMinor' | 'tax'>

/** A share of a difference that takes back what was billed, with the days and the tax it had. */
export interface TakenBack extends LocalPeriod {
  readonly minor: bigint
  readonly tax: SealedTax
}

/**
 * How much of a difference takes back what was billed of its part, and what is left as new. The
 * newest document is taken back first; of one that billed several days or taxes, each in proportion
 * to what is left of it. `lines` are those of the part, oldest first. Shares and rest add up to the
 * difference.
 */
export function takeBack(
  lines: readonly BilledLine[],
  difference: bigint
): { readonly shares: readonly TakenBack[]; readonly rest: bigint } {
  const shares = new Map<string, TakenBack>()
  let rest = difference
  const documents = [...Map.groupBy(standing(lines), ({ seq }) => seq).values()]
  for (const together of documents.reverse()) {
    const total = together.reduce((sum, { netMinor }) => sum + netMinor, 0n)
    if (rest === 0n || rest < 0n === total < 0n) break
    const taken = sizeOf(rest) < sizeOf(total) ? rest : -total
    const weights = together.map(({ netMinor }) => sizeOf(netMinor))
    for (const [index, share] of allocate(taken, weights).entries()) {
      addShare(shares, together[index], share)
    }
    rest -= taken
  }
  const taken = [...shares.values()].filter(({ minor }) => minor !== 0n)
  return { shares: taken.sort(byFirstDay), rest }
}

/** Lines that still stand, oldest first and of one sign: without what later ones took back. */
function standing(lines: readonly BilledLine[]): BilledLine[] {
  const left: BilledLine[] = []
  for (const line of lines) {
    let rest = line.netMinor
    const newest = left.map((_, index) => index).reverse()
    const same = newest.filter((index) => kindOf(left[index]) === kindOf(line))
    for (const index of [...same, ...newest]) {
      const { netMinor } = left[index]
      if (rest === 0n || netMinor === 0n || rest < 0n === netMinor < 0n) continue
      const taken = sizeOf(rest) < sizeOf(netMinor) ? rest : -netMinor
      left[index] = { ...left[index], netMinor: netMinor + taken }
      rest -= taken
    }
    if (rest !== 0n) left.push({ ...line, netMinor: rest })
  }
  return left.filter(({ netMinor }) => netMinor !== 0n)
}

function addShare(shares: Map<string, TakenBack>, line: BilledLine, share: bigint) {
  const { startsOn, endsOn, tax } = line
  const minor = (shares.get(kindOf(line))?.minor ?? 0n) + share
  shares.set(kindOf(line), { startsOn, endsOn, tax, minor })
}

function kindOf({ startsOn, endsOn, tax }: BilledLine): string {
  return `${startsOn}|${endsOn}|${sealedGroupOf(tax)}`
}

function byFirstDay(left: TakenBack, right: TakenBack): number {
  return left.startsOn < right.startsOn ? -1 : Number(left.startsOn > right.startsOn)
}

function sizeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}
