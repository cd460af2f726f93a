import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { rationalFromMinor, formatRational } from '#kernel/rational'
import type { Explanation } from '#sdk/explanation'
import type { RatedTarget } from '#sdk/rating'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import type { StoredVersion } from '#app/billing/replay/load_rated_together'
import { replayRated, type ReplayedEvent } from '#app/prepaid/queries/replay_rated'

/** Rounded once at each event, half away from zero: the sum of them is the target. */
export async function replayOnAccept(
  client: QueryClientContract,
  companyId: number,
  stored: StoredVersion,
  { subscription, charge, account }: PlannedObligation
): Promise<{ readonly target: RatedTarget; readonly explanation: Explanation }> {
  const { startsOn, endsOn, batchSeq } = stored
  const events = await replayRated(client, {
    ...{ companyId, subscriptionId: subscription.id, chargeKey: charge.key },
    ...{ startsOn, endsOn, upToSeq: batchSeq },
  })
  const amountMinor = events.reduce((sum, event) => sum + event.amountMinor, 0n)
  const sumOf = (read: (event: ReplayedEvent) => number) => {
    return events.reduce((sum, event) => sum + read(event), 0)
  }
  const amount = rationalFromMinor(amountMinor, account.currency)
  const step = {
    key: 'explain.on_accept',
    values: { events: events.length },
    amount: formatRational(amount),
  }
  return {
    target: {
      amount,
      quantity: sumOf(({ usedQuantity }) => usedQuantity),
      billedQuantity: sumOf(({ billedQuantity }) => billedQuantity),
      events: events.length,
    },
    explanation: {
      obligation: 0,
      steps: [step],
      items: events.flatMap((event) => itemsOf(event, account.currency)),
    },
  }
}

/** The event with what it was debited: its exact amount stands in its steps. */
function itemsOf({ amountMinor, explanation }: ReplayedEvent, currency: string) {
  const amount = formatRational(rationalFromMinor(amountMinor, currency))
  return explanation.items.map((item) => ({ ...item, amount, steps: explanation.steps }))
}
