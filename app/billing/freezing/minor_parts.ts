import type { LocalPeriod } from '#kernel/period'
import { addRational, rationalToMinor, ZERO, type Rational } from '#kernel/rational'
import type { RatedTarget, TargetPart } from '#sdk/rating'

/** The days of a part, or those of the whole obligation. */
export function daysOfPart(part: string, whole: LocalPeriod): LocalPeriod {
  if (part === '') return { startsOn: whole.startsOn, endsOn: whole.endsOn }
  const [startsOn, endsOn] = part.split('/')
  return { startsOn, endsOn }
}

/** The tax category of a part; undefined when it is the charge's own. */
export function categoryOfPart(part: string): string | undefined {
  return part.split('/')[2]
}

/** What a part is stored under; a tax category that is not the charge's own belongs to it. */
export function keyOfPart(
  { startsOn, endsOn, taxCategory }: Pick<TargetPart, 'startsOn' | 'endsOn' | 'taxCategory'>,
  ownCategory?: string
): string {
  const isOwn = taxCategory === undefined || taxCategory === ownCategory
  return `${startsOn}/${endsOn}${isOwn ? '' : `/${taxCategory}`}`
}

/**
 * A target in minor units by part, all of it under '' when it has no parts. Each part gets what the
 * rounded sum up to and with it is more than the one before: the parts add up to the rounded target,
 * whatever their signs. A tax category that is not the charge's own makes a part of its own.
 */
export function minorParts(
  target: RatedTarget,
  currency: string,
  ownCategory?: string
): Map<string, bigint> {
  const exact = new Map<string, Rational>()
  for (const part of target.parts ?? []) {
    const key = keyOfPart(part, ownCategory)
    exact.set(key, addRational(exact.get(key) ?? ZERO, part.amount))
  }
  const round = (amount: Rational) => rationalToMinor(amount, currency, 'half_up')
  if (exact.size === 0) return new Map([['', round(target.amount)]])
  const parts = new Map<string, bigint>()
  let sum = ZERO
  for (const key of [...exact.keys()].sort()) {
    const before = round(sum)
    sum = addRational(sum, exact.get(key)!)
    parts.set(key, round(sum) - before)
  }
  return parts
}
