import type { AccountGroup, ChunkData } from '#app/billing/freezing/chunk_data'
import { placesOf } from '#app/billing/freezing/intervals'
import { isQuantity } from '#app/billing/freezing/load_measured'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import type { Parking } from '#app/billing/parking'

/** Of which subscription the periods that may be due are not known; null when all are. */
export function periodsMissing(data: ChunkData, { accounts }: AccountGroup): Parking | null {
  if (data.periods.areCalendar || data.run.correction !== null) return null
  for (const account of accounts) {
    for (const subscription of data.subscriptions.get(account.id) ?? []) {
      for (const place of placesOf(data, account, subscription)) {
        const missing = data.periods.missing(place)
        const lastOn = place.segment.endsOn ?? data.run.dueOn
        const isDue = missing !== undefined && missing.since < data.run.dueOn
        if (!isDue || missing.since >= lastOn) continue
        const message = `${place.charge.name}: its periods from ${missing.since} on are not known`
        return { kind: 'waiting', reason: missing.reason.slice(0, 40), message }
      }
    }
  }
  return null
}

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
