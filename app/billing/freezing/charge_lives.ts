import type { Charge, PlanVersion } from '#app/catalog/charge'
import type { ChunkData, SubscriptionToBill } from '#app/billing/freezing/chunk_data'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { Segment } from '#app/subscriptions/timeline'

/** A stretch of a subscription and the charges that it holds for as one. */
export interface ChargeLife {
  readonly whole: Segment
  readonly version: PlanVersion
  readonly charges: readonly Charge[]
}

/**
 * The stretches of a subscription with the charges they hold for. Charges in advance may end on
 * another day than the rest; charges of usage or readings alone are not parted by a change of quantity.
 */
export function chargeLives(
  { versions }: Pick<ChunkData, 'versions'>,
  { segments, advanceSegments }: SubscriptionToBill
): ChargeLife[] {
  const lives =
    advanceSegments === segments
      ? [{ life: segments, isTimed: () => true }]
      : [
          { life: segments, isTimed: ({ timing }: Charge) => timing === 'arrears' },
          { life: advanceSegments, isTimed: ({ timing }: Charge) => timing === 'advance' },
        ]
  return lives.flatMap(({ life, isTimed }) => [
    ...held(versions, life, (charge) => isTimed(charge) && !isOfNoQuantity(charge)),
    ...held(versions, joined(life), (charge) => isTimed(charge) && isOfNoQuantity(charge)),
  ])
}

function held(
  versions: ChunkData['versions'],
  segments: readonly Segment[],
  isMeant: (charge: Charge) => boolean
): ChargeLife[] {
  return segments.map((whole) => {
    const version = versions.get(whole.planVersionId)!
    return { whole, version, charges: version.charges.filter(isMeant) }
  })
}

/** Whether the subscribed quantity has no part in what a charge costs. */
function isOfNoQuantity({ metrics, ruleCode, ruleRevision }: Charge): boolean {
  const { rule } = pluginHost().ratingRule(ruleCode, ruleRevision)
  return rule.readsAlone === true || (rule.usageAlone === true && metrics.length > 0)
}

/** Stretches that only a change of quantity parts are one, of no quantity in particular. */
function joined(segments: readonly Segment[]): Segment[] {
  const stretches: Segment[] = []
  for (const segment of segments) {
    const last = stretches.at(-1)
    const goesOn = last?.endsOn === segment.startsOn && last.planVersionId === segment.planVersionId
    if (goesOn) stretches[stretches.length - 1] = { ...last, endsOn: segment.endsOn }
    else stretches.push({ ...segment, quantity: 1 })
  }
  return stretches
}
