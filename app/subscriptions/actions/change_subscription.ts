import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { hashedKey } from '#app/database/hashed_key'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'
import { loadChanges } from '#app/subscriptions/queries/load_timelines'
import { timelineOf, type SubscriptionChange } from '#app/subscriptions/timeline'

export interface NewSubscriptionChange {
  readonly companyId: number
  readonly subscriptionId: number
  /** First day that the change holds, local date; may lie before what was billed. */
  readonly effectiveOn: string
  readonly change:
    | { readonly kind: 'plan'; readonly planVersionId: number }
    | { readonly kind: 'quantity'; readonly quantity: number }
    | { readonly kind: 'end' }
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
  'reason',
  'actor',
  'request_key',
  'recorded_at',
]

/** Changes of one subscription; more is a mistake of the caller. */
const MAX_CHANGES = 1000

/**
 * Records a change of plan, of quantity or of the end, from a day on that may lie in the past. The
 * next run plans what was billed from that day on again and bills the differences.
 *
 * Errors: E_ROW_NOT_FOUND; E_CHANGE_REFUSED for a day before the start or behind the end, and for a
 * request id that stands for another change.
 */
export class ChangeSubscription {
  async execute(input: NewSubscriptionChange): Promise<void> {
    await unitOfWork((work) => recordChange(work, input))
  }
}

/** The same within a change of something else. */
export async function recordChange(work: UnitOfWork, input: NewSubscriptionChange): Promise<void> {
  const { trx } = work
  const subscription = await lockSubscription(trx, input)
  const known = await recordedChanges(trx, subscription, input)
  const requestKey = hashedKey(input.companyId, input.requestId)
  if (await isRepeated(trx, input, requestKey)) return
  assertWithinLife(input, known)
  const change = { ...changeOf(input), seq: known.length + 1 }
  await bulkInsert(trx, 'subscription_changes', COLUMNS, [rowOf(input, change, requestKey)])
  const segments = timelineOf([...known, change])
  const last = segments.at(-1)
  const replanFrom = [input.effectiveOn, subscription.replan_from ?? input.effectiveOn].sort()[0]
  await trx
    .from('subscriptions')
    .where('id', input.subscriptionId)
    .update({
      replan_from: replanFrom,
      ...(last && { plan_version_id: last.planVersionId, quantity: last.quantity }),
      ...(change.kind === 'end' && { ends_on: input.effectiveOn }),
    })
  work.record({
    companyId: input.companyId,
    actor: input.actor,
    action: `subscription.${input.change.kind}_changed`,
    subjectKind: 'subscription',
    subjectId: input.subscriptionId,
    details: { effectiveOn: input.effectiveOn, reason: input.reason, ...input.change },
  })
}

/** Raising the account's turn locks it, and outdates drafts that do not know of the change. */
async function lockSubscription(trx: TransactionClientContract, input: NewSubscriptionChange) {
  const own = { id: input.subscriptionId, company_id: input.companyId }
  const subscription = await trx.from('subscriptions').where(own).first()
  if (!subscription) throw new NotFoundException('subscription', input.subscriptionId)
  await trx.from('accounts').where('id', subscription.account_id).increment('billing_turn', 1)
  return trx.from('subscriptions').where(own).firstOrFail()
}

/** The changes so far; the start (and a planned end) are written down before the first one. */
async function recordedChanges(
  trx: TransactionClientContract,
  subscription: Record<string, any>,
  input: NewSubscriptionChange
): Promise<SubscriptionChange[]> {
  const changes = await loadChanges(trx, [input.subscriptionId])
  const recorded = changes.get(input.subscriptionId) ?? []
  if (recorded.length >= MAX_CHANGES) {
    throw new ChangeRefusedException(`A subscription has at most ${MAX_CHANGES} changes`)
  }
  if (recorded.length > 0) return recorded
  const start = {
    seq: 1,
    kind: 'start',
    effectiveOn: String(subscription.starts_on),
    planVersionId: Number(subscription.plan_version_id),
    quantity: Number(subscription.quantity),
  } as const
  const end = { seq: 2, kind: 'end', planVersionId: null, quantity: null } as const
  const first: SubscriptionChange[] =
    subscription.ends_on === null
      ? [start]
      : [start, { ...end, effectiveOn: String(subscription.ends_on) }]
  const rows = first.map((change) => {
    return rowOf(input, change, hashedKey('first', input.subscriptionId, change.seq))
  })
  await bulkInsert(trx, 'subscription_changes', COLUMNS, rows)
  return first
}

async function isRepeated(
  trx: TransactionClientContract,
  input: NewSubscriptionChange,
  requestKey: Buffer
): Promise<boolean> {
  const earlier = await trx
    .from('subscription_changes')
    .where('subscription_id', input.subscriptionId)
    .where('request_key', requestKey)
    .first()
  if (!earlier) return false
  const { kind, effectiveOn, planVersionId, quantity } = changeOf(input)
  const isSame =
    earlier.kind === kind &&
    earlier.effective_on === effectiveOn &&
    numberOrNull(earlier.plan_version_id) === planVersionId &&
    numberOrNull(earlier.quantity) === quantity
  if (!isSame) {
    throw new ChangeRefusedException(
      `Request ${input.requestId} stands for another change: use a new request id`
    )
  }
  return true
}

function assertWithinLife(input: NewSubscriptionChange, known: readonly SubscriptionChange[]) {
  const startsOn = known[0].effectiveOn
  const endsOn = known.findLast(({ kind }) => kind === 'end')?.effectiveOn ?? null
  if (input.effectiveOn < startsOn) {
    throw new ChangeRefusedException(
      `The subscription starts on ${startsOn}: a change cannot hold from ${input.effectiveOn}`
    )
  }
  if (input.change.kind !== 'end' && endsOn !== null && input.effectiveOn >= endsOn) {
    throw new ChangeRefusedException(
      `The subscription ends on ${endsOn}: a change cannot hold from ${input.effectiveOn}`
    )
  }
}

function changeOf({ change, effectiveOn }: NewSubscriptionChange): Omit<SubscriptionChange, 'seq'> {
  return {
    kind: change.kind,
    effectiveOn,
    planVersionId: change.kind === 'plan' ? change.planVersionId : null,
    quantity: change.kind === 'quantity' ? change.quantity : null,
  }
}

function rowOf(
  input: NewSubscriptionChange,
  change: SubscriptionChange,
  requestKey: Buffer
): Cell[] {
  return [
    input.companyId,
    input.subscriptionId,
    change.seq,
    change.kind,
    change.effectiveOn,
    change.planVersionId,
    change.quantity,
    change.kind === 'start' ? '' : input.reason,
    input.actor,
    requestKey,
    clock.now(),
  ]
}

function numberOrNull(value: unknown): number | null {
  return value === null ? null : Number(value)
}
