import {
  addRational,
  formatRational,
  isZeroRational,
  minimumRational,
  parseRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { Accumulators } from '#sdk/rating'
import { addMonths } from '#sdk/time'

/** Revision of the state's shape: credits that are left, the oldest first. */
const STATE_SCHEMA = 1

/** Credits of one bucket from one period, which ended before `earnedBy`. */
export interface CreditLot {
  readonly bucket: string
  readonly earnedBy: string
  readonly left: Rational
}

export function lotsOf({ schema, values }: Accumulators): CreditLot[] {
  if (schema !== STATE_SCHEMA) return []
  const stored = values.lots as readonly { bucket: string; earned_by: string; left: string }[]
  return stored.map(({ bucket, earned_by: earnedBy, left }) => {
    return { bucket, earnedBy, left: parseRational(left) }
  })
}

export function closingLots(lots: readonly CreditLot[]): Accumulators {
  const stored = lots.map(({ bucket, earnedBy, left }) => {
    return { bucket, earned_by: earnedBy, left: formatRational(left) }
  })
  return { schema: STATE_SCHEMA, values: { lots: stored } }
}

export function leftIn(lots: readonly CreditLot[], bucket: string): Rational {
  return sumRational(lots.filter((lot) => lot.bucket === bucket).map(({ left }) => left))
}

/** Credits that may still be used in a period that begins on a day. */
export function livingLots(
  lots: readonly CreditLot[],
  startsOn: string,
  months: number | null
): CreditLot[] {
  if (months === null) return [...lots]
  return lots.filter(({ earnedBy }) => addMonths(earnedBy, months) > startsOn)
}

/** Takes credits of a bucket, the oldest first, as many as there are of those that are wanted. */
export function drawLots(
  lots: readonly CreditLot[],
  bucket: string,
  wanted: Rational
): { used: Rational; lots: CreditLot[] } {
  let used = ZERO
  const left = lots.flatMap((lot) => {
    if (lot.bucket !== bucket) return [lot]
    const taken = minimumRational(lot.left, subtractRational(wanted, used))
    used = addRational(used, taken)
    const rest = subtractRational(lot.left, taken)
    return isZeroRational(rest) ? [] : [{ ...lot, left: rest }]
  })
  return { used, lots: left }
}
