import type { Charge, PlanVersion } from '#app/catalog/charge'
import type { Segment } from '#app/subscriptions/timeline'

/** A stretch of a subscription that one edition of a charge prices. */
export interface PricedPiece {
  readonly charge: Charge
  readonly segment: Segment
}

/**
 * A segment cut where prices of the subscription's own begin and end; of several that hold on a day,
 * the one recorded last counts. Without any it stays whole.
 */
export function pricedPieces(
  { overrides }: Pick<PlanVersion, 'overrides'>,
  subscriptionId: number,
  charge: Charge,
  segment: Segment
): PricedPiece[] {
  const own = overrides.filter(({ key, override }) => {
    return key === charge.key && override!.subscriptionId === subscriptionId
  })
  if (own.length === 0) return [{ charge, segment }]
  const days = own
    .flatMap(({ override }) => [override!.validFrom, override!.validTo ?? ''])
    .filter((day) => day > segment.startsOn && (segment.endsOn === null || day < segment.endsOn))
  const starts = [segment.startsOn, ...new Set(days)].sort()
  const pieces: PricedPiece[] = []
  for (const [index, startsOn] of starts.entries()) {
    const holding = own.findLast((each) => holdsOn(each, startsOn)) ?? charge
    const endsOn = starts[index + 1] ?? segment.endsOn
    const last = pieces.at(-1)
    if (last?.charge.id === holding.id) {
      pieces[pieces.length - 1] = { ...last, segment: { ...last.segment, endsOn } }
    } else {
      pieces.push({ charge: holding, segment: { ...segment, startsOn, endsOn } })
    }
  }
  return pieces
}

function holdsOn({ override }: Charge, day: string): boolean {
  const { validFrom, validTo } = override!
  return validFrom <= day && (validTo === null || validTo > day)
}
