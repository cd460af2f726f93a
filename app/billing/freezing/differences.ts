import type { LocalPeriod } from '#kernel/period'
import type { SealedTax } from '#app/taxation/tax_document'
import { daysOfPart } from '#app/billing/freezing/minor_parts'
import type { RatedObligation } from '#app/billing/freezing/rate_group'
import { takeBack } from '#app/billing/freezing/taken_back'

/** What has to be billed: target minus billed, of one part of one obligation, or a share of it. */
export interface Difference extends LocalPeriod {
  readonly rated: RatedObligation
  /** '' when it is about all of the obligation. */
  readonly part: string
  readonly minor: bigint
  /** The tax it was billed with, when it is taken back; absent: the regime decides. */
  readonly sealed?: SealedTax
}

/**
 * The differences of an obligation. What takes back has the days and the tax of what it takes back;
 * only the rest is new. Usage that costs nothing is shown once, with a line of zero.
 */
export function differencesOf(rated: RatedObligation): Difference[] {
  const { planned, target, parts } = rated
  const billed = planned.settled?.billed ?? new Map<string, bigint>()
  const keys = [...new Set([...billed.keys(), ...parts.keys()])].sort()
  return keys.flatMap((part): Difference[] => {
    const minor = (parts.get(part) ?? 0n) - (billed.get(part) ?? 0n)
    const whole = { rated, part, ...daysOfPart(part, planned) }
    if (minor === 0n) {
      return planned.settled === null && target.events > 0 ? [{ ...whole, minor }] : []
    }
    if (planned.settled === null) return [{ ...whole, minor }]
    const lines = planned.settled.lines.filter((line) => line.part === part)
    const { shares, rest } = takeBack(lines, minor)
    const back = shares.map(({ tax, ...share }) => ({ ...whole, ...share, sealed: tax }))
    return rest === 0n ? back : [...back, { ...whole, minor: rest }]
  })
}
