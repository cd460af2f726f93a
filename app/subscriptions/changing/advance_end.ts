import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { PlanVersion } from '#app/catalog/charge'
import type { Credit } from '#app/subscriptions/changing/change_rows'
import { planPeriodOf } from '#app/subscriptions/changing/effective_day'
import type { OpenSubscription } from '#app/subscriptions/changing/open_subscription'

/**
 * The day at which charges in advance end when a subscription ends on a day. prorated: on that day,
 * what was billed behind it is credited · none: nothing is credited, neither of the period that has
 * begun nor of what was billed behind it · full: the period that has begun is credited whole, the
 * days that were used too. Null: on the same day as everything else.
 */
export async function advanceEndOf(
  trx: TransactionClientContract,
  open: OpenSubscription,
  asked: {
    readonly endsOn: string
    readonly credit: Credit
    readonly version: PlanVersion | null
  }
): Promise<string | null> {
  const { endsOn, credit, version } = asked
  if (credit === 'prorated') return null
  const planned = version && planPeriodOf(version, open, endsOn)
  const begun = planned && planned.startsOn < endsOn && endsOn > open.startsOn ? planned : null
  const billed = await billedAcross(trx, open, endsOn)
  const days =
    credit === 'none'
      ? [endsOn, begun?.endsOn ?? endsOn, billed?.endsOn ?? endsOn].sort().reverse()
      : [endsOn, begun?.startsOn ?? billed?.startsOn ?? endsOn].sort()
  // A period may begin before the subscription did; there is nothing to credit before its start.
  const day = days[0] < open.startsOn ? open.startsOn : days[0]
  return day === endsOn ? null : day
}

/** First and last day of what was billed in advance and reaches behind a day. */
async function billedAcross(trx: TransactionClientContract, { id }: OpenSubscription, on: string) {
  const row = await trx
    .from('obligations as owed')
    .join('charges as charge', 'charge.id', 'owed.charge_id')
    .where({ 'owed.source_kind': 'subscription', 'owed.source_id': id, 'owed.voided_id': 0 })
    .where('charge.timing', 'advance')
    .where('owed.ends_on', '>', on)
    .min('owed.starts_on as starts_on')
    .max('owed.ends_on as ends_on')
    .firstOrFail()
  return row.ends_on === null ? null : { startsOn: row.starts_on, endsOn: row.ends_on }
}
