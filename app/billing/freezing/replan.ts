import type {
  AccountToBill,
  ChunkData,
  SettledObligation,
  SubscriptionToBill,
} from '#app/billing/freezing/chunk_data'
import {
  asSettled,
  dueFrom,
  placeObligation,
  placesOf,
  withoutDays,
} from '#app/billing/freezing/intervals'
import type { Charge } from '#app/catalog/charge'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/**
 * Plans a changed subscription again from a day on. An interval that is still to be billed as it was
 * settled (same days, same charge) stays the same obligation, with its new quantity; one that is no
 * longer is voided, its target becomes zero; what was never settled is new. So nothing is billed
 * twice, whatever the change makes of the intervals.
 */
export function replan(
  data: ChunkData,
  account: AccountToBill,
  subscription: SubscriptionToBill,
  from: string
): PlannedObligation[] {
  const live = new Map<string, SettledObligation>()
  const standing: PlannedObligation[] = []
  const all = (data.settled.get(subscription.id) ?? []).map((settled) => {
    return { settled, planned: asSettled(data, account, subscription, settled) }
  })
  const since = firstDayConcerned(
    all.map(({ planned }) => planned),
    from
  )
  for (const { settled, planned } of all) {
    if (settled.endsOn > since) live.set(keyOf(settled.chargeKey, settled), settled)
    else standing.push(planned)
  }
  const wanted = placesOf(data, account, subscription).flatMap((place) => {
    const begun = data.periods.containing(place, since)?.startsOn ?? since
    // What was due before the day of the change and never settled is still to be billed.
    const key = `${subscription.id}:${place.charge.key}`
    const settledThrough = data.settledThrough.get(key) ?? subscription.startsOn
    return dueFrom(data, place, settledThrough < begun ? settledThrough : begun)
      .filter(({ startsOn, endsOn }) => endsOn > since || startsOn >= settledThrough)
      .flatMap((due) => withoutDays(place, due, daysOf(standing, place.charge.key)))
      .map((obligation) => {
        const settled = live.get(keyOf(place.charge.key, obligation))
        if (settled === undefined || !isSame(data, settled, obligation)) return obligation
        live.delete(keyOf(place.charge.key, obligation))
        return kept(place.quantity, asSettled(data, account, subscription, settled))
      })
  })
  const voided = [...live.values()].map((settled) => {
    return asSettled(data, account, subscription, { ...settled, cause: 'void' as const })
  })
  return [...standing, ...voided, ...wanted]
}

/** The days that stay settled of a charge, in order. */
function daysOf(standing: readonly PlannedObligation[], chargeKey: string) {
  return standing
    .filter(({ charge }) => charge.key === chargeKey)
    .sort((left, right) => (left.startsOn < right.startsOn ? -1 : 1))
}

/**
 * The first day of what is settled across the day of the change, or up to it and no further although
 * its period goes on (an end that is taken back, a plan that comes back): those days and what follows
 * them may be one interval now. Then the same for that day, and so on.
 */
function firstDayConcerned(settled: readonly PlannedObligation[], from: string): string {
  const concerned = settled.filter(({ startsOn, endsOn, whole }) => {
    return startsOn < from && (endsOn > from || (endsOn === from && whole.endsOn > from))
  })
  const first = concerned.map(({ startsOn }) => startsOn).sort()[0]
  return first === undefined ? from : firstDayConcerned(settled, first)
}

/**
 * The plan version decides, not the edition: late usage keeps the edition it was billed with. A part
 * of another whole period costs another amount, so it is another obligation.
 */
function isSame(data: ChunkData, settled: SettledObligation, wanted: PlannedObligation): boolean {
  const { whole, isRebilled } = settled
  if (isRebilled || settled.payerId !== (wanted.payerId ?? null)) return false
  const isSameWhole =
    whole === null ||
    (whole.startsOn === wanted.whole.startsOn && whole.endsOn === wanted.whole.endsOn)
  const billed = data.versions.get(wanted.version.id)!.editions.get(settled.chargeId)
  return isSameWhole && billed !== undefined && isSamePrice(billed, wanted.charge)
}

/** A price of the subscription's own is another obligation than the one it stands for. */
function isSamePrice(billed: Charge, wanted: Charge): boolean {
  const isOwn = billed.override !== null || wanted.override !== null
  return !isOwn || billed.id === wanted.id
}

function kept(quantity: number, settled: PlannedObligation): PlannedObligation {
  if (settled.quantity === quantity) return settled
  const { settled: stored, ...place } = settled
  const changed = { ...stored!, cause: stored!.cause ?? ('changed' as const) }
  return placeObligation({ ...place, quantity }, stored!, changed)
}

function keyOf(chargeKey: string, { startsOn, endsOn }: { startsOn: string; endsOn: string }) {
  return `${chargeKey}:${startsOn}:${endsOn}`
}
