import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { todayAt } from '#app/companies/queries/today_at'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { UnitOfWork } from '#app/database/unit_of_work'
import {
  insertChanges,
  type ChangeOrder,
  type ChangeRow,
} from '#app/subscriptions/changing/change_rows'
import { loadChanges } from '#app/subscriptions/queries/load_timelines'
import { endOf, timelineOf, type SubscriptionChange } from '#app/subscriptions/timeline'

/** The request of a start that nobody named; no request of a caller can have this name. */
const FIRST = '\0first'

/** A subscription whose account is locked, with all that was recorded of it. */
export interface OpenSubscription {
  readonly id: number
  readonly companyId: number
  readonly accountId: number
  readonly serviceId: number | null
  readonly currency: string
  readonly timeZone: string
  /** The local date of the account. */
  readonly today: string
  readonly startsOn: string
  readonly anchorOn: string
  readonly firstStartedOn: string
  readonly replanFrom: string | null
  readonly changes: readonly SubscriptionChange[]
}

/**
 * Raising the account's turn locks it, and outdates drafts that do not know of the change. The start
 * (and a planned end) of a subscription that came without changes is written down before the first.
 */
export async function openSubscription(
  trx: TransactionClientContract,
  order: ChangeOrder
): Promise<OpenSubscription> {
  const own = { id: order.subscriptionId, company_id: order.companyId }
  const found = await trx.from('subscriptions').where(own).first()
  if (!found) throw new NotFoundException('subscription', order.subscriptionId)
  await trx.from('accounts').where('id', found.account_id).increment('billing_turn', 1)
  const row = await trx.from('subscriptions').where(own).firstOrFail()
  const account = await trx.from('accounts').where('id', row.account_id).firstOrFail()
  const recorded = await loadChanges(trx, [order.subscriptionId])
  return {
    id: order.subscriptionId,
    companyId: order.companyId,
    accountId: Number(row.account_id),
    serviceId: row.service_id === null ? null : Number(row.service_id),
    currency: account.currency,
    timeZone: account.time_zone,
    today: await todayAt(trx, order.companyId, account.time_zone),
    startsOn: row.starts_on,
    anchorOn: row.anchor_on,
    firstStartedOn: row.first_started_on ?? row.starts_on,
    replanFrom: row.replan_from,
    changes: recorded.get(order.subscriptionId) ?? (await writeStart(trx, order, row)),
  }
}

async function writeStart(
  trx: TransactionClientContract,
  order: ChangeOrder,
  row: Record<string, any>
): Promise<SubscriptionChange[]> {
  const changes = startOf({
    startsOn: String(row.starts_on),
    endsOn: row.ends_on === null ? null : String(row.ends_on),
    planVersionId: Number(row.plan_version_id),
    quantity: Number(row.quantity),
  })
  await insertChanges(trx, { ...order, reason: '', requestId: FIRST }, changes)
  return changes
}

/** The changes that a subscription begins with. */
export function startOf(begun: {
  readonly startsOn: string
  readonly endsOn: string | null
  readonly planVersionId: number
  readonly quantity: number
}): SubscriptionChange[] {
  const { startsOn, endsOn, planVersionId, quantity } = begun
  const start = { seq: 1, kind: 'start', effectiveOn: startsOn, planVersionId, quantity } as const
  if (endsOn === null) return [start]
  const end = { seq: 2, kind: 'end', effectiveOn: endsOn } as const
  return [start, { ...end, planVersionId: null, quantity: null }]
}

/**
 * Records changes of an open subscription: the rows, the projection of what holds, the day from which
 * the next run plans it again, and the activity.
 */
export async function recordChanges(
  work: UnitOfWork,
  open: OpenSubscription,
  order: ChangeOrder,
  added: readonly ChangeRow[],
  activity: { readonly action: string; readonly details: Record<string, any> }
) {
  await insertChanges(work.trx, order, added)
  const all = [...open.changes, ...added]
  const last = timelineOf(all).at(-1)
  const days = added.flatMap((change) => daysConcerned(open.changes, all, change))
  await work.trx
    .from('subscriptions')
    .where('id', open.id)
    .update({
      replan_from: [...days, open.replanFrom ?? days[0]].sort()[0],
      ends_on: endOf(all),
      ...(last && { plan_version_id: last.planVersionId, quantity: last.quantity }),
    })
  work.record({
    companyId: order.companyId,
    actor: order.actor,
    action: activity.action,
    subjectKind: 'subscription',
    subjectId: open.id,
    details: { ...activity.details, reason: order.reason },
  })
}

/** The days from which on a change may make another bill; the first of them counts. */
function daysConcerned(
  before: readonly SubscriptionChange[],
  after: readonly SubscriptionChange[],
  { kind, effectiveOn, undoesSeq }: ChangeRow
): string[] {
  const undone = before.find(({ seq }) => seq === undoesSeq)
  if (kind !== 'end' && undone?.kind !== 'end') return [effectiveOn]
  // An end that moves, also back to an earlier one, concerns the days between the two.
  const ends = [before, after].flatMap((changes) => [endOf(changes), endOf(changes, 'advance')])
  return [effectiveOn, ...ends.flatMap((day) => day ?? [])]
}
