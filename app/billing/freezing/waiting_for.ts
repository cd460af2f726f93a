import type { ChunkData } from '#app/billing/freezing/chunk_data'
import { isQuantity } from '#app/billing/freezing/load_measured'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import type { Parking } from '#app/billing/parking'

/** What the first settlement of something due still waits for; null when all is there. */
export function waitingFor(
  { waiting }: Pick<ChunkData, 'waiting'>,
  planned: readonly PlannedObligation[]
): Parking | null {
  for (const { charge, settled, subscription, startsOn, endsOn } of planned) {
    if (settled !== null || !charge.reads.some(isQuantity)) continue
    const entry = (waiting.get(subscription.serviceId ?? 0) ?? []).find((one) => {
      return one.startsOn < endsOn && one.endsOn > startsOn
    })
    if (entry === undefined) continue
    const why = entry.reason === null ? 'it is not measured yet' : entry.reason
    const message = `${charge.name} waits for the pool ${entry.pool} from ${entry.startsOn}: ${why}`
    return { kind: 'waiting', reason: 'POOL_NOT_FROZEN', message }
  }
  return null
}
