import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { hashedKey } from '#app/database/hashed_key'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'
import type { SubscriptionChange } from '#app/subscriptions/timeline'

/** What becomes of what was billed in advance when a subscription ends. */
export const CREDITS = ['prorated', 'none', 'full'] as const
export type Credit = (typeof CREDITS)[number]

/** A change as it is stored. */
export interface ChangeRow extends SubscriptionChange {
  readonly credit?: Credit | null
}

/** Who orders a change, why, and by which name of the request. */
export interface ChangeOrder {
  readonly companyId: number
  readonly subscriptionId: number
  readonly reason: string
  /** The caller's own name of the request: the same one again changes nothing. */
  readonly requestId: string
  readonly actor: string
}

const COLUMNS = [
  'company_id',
  'subscription_id',
  'seq',
  'kind',
  'effective_on',
  'plan_version_id',
  'quantity',
  'undoes_seq',
  'credit',
  'advance_ends_on',
  'other_subscription_id',
  'reason',
  'actor',
  'request_key',
  'recorded_at',
]

/** Changes of one subscription; more is a mistake of the caller. */
const MAX_CHANGES = 1000

/** Writes changes down; the first has the key of the request, those that come with it keys of their own. */
export async function insertChanges(
  trx: TransactionClientContract,
  order: ChangeOrder,
  changes: readonly ChangeRow[]
) {
  if ((changes.at(-1)?.seq ?? 0) > MAX_CHANGES) {
    throw new ChangeRefusedException(`A subscription has at most ${MAX_CHANGES} changes`)
  }
  const rows = changes.map((change, index) => {
    const name = index === 0 ? [order.requestId] : [order.requestId, `then ${index}`]
    return rowOf(order, change, hashedKey(order.companyId, ...name))
  })
  await bulkInsert(trx, 'subscription_changes', COLUMNS, rows)
}

/** The change that a request has recorded before; null when it is new. */
export async function findRequested(
  trx: TransactionClientContract,
  { companyId, subscriptionId, requestId }: ChangeOrder
): Promise<Record<string, any> | null> {
  return trx
    .from('subscription_changes')
    .where('subscription_id', subscriptionId)
    .where('request_key', hashedKey(companyId, requestId))
    .first()
}

export function requestTaken(requestId: string) {
  const message = `Request ${requestId} stands for another change: use a new request id`
  return new ChangeRefusedException(message, 'requestId')
}

function rowOf(order: ChangeOrder, change: ChangeRow, requestKey: Buffer): Cell[] {
  return [
    order.companyId,
    order.subscriptionId,
    change.seq,
    change.kind,
    change.effectiveOn,
    change.planVersionId,
    change.quantity,
    change.undoesSeq ?? null,
    change.credit ?? null,
    change.advanceEndsOn ?? null,
    change.otherSubscriptionId ?? null,
    order.reason,
    order.actor,
    requestKey,
    clock.now(),
  ]
}
