import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import {
  findRequested,
  requestTaken,
  type ChangeOrder,
  type ChangeRow,
} from '#app/subscriptions/changing/change_rows'
import {
  openSubscription,
  recordChanges,
  type OpenSubscription,
} from '#app/subscriptions/changing/open_subscription'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'
import { standingChanges, type SubscriptionChange } from '#app/subscriptions/timeline'

export interface UndoOrder extends ChangeOrder {
  /** The number of the change within its subscription. */
  readonly seq: number
}

/**
 * Takes back a change that has not begun: it stays in the record, and holds no more. What undoes a
 * transfer ends the subscription on the other account on its first day.
 *
 * Errors: E_ROW_NOT_FOUND; E_CHANGE_REFUSED for a start, for what has begun (record the opposite
 * change instead), for what was undone, and for a request id that stands for another change.
 */
export class UndoChange {
  /** Gives the first day of what was undone. */
  async execute(order: UndoOrder): Promise<string> {
    return unitOfWork((work) => this.apply(work, order))
  }

  /** The same within a unit of work that somebody else commits, or does not. */
  async apply(work: UnitOfWork, order: UndoOrder): Promise<string> {
    const open = await openSubscription(work.trx, order)
    const earlier = await findRequested(work.trx, order)
    if (earlier !== null) {
      if (earlier.kind === 'undo' && Number(earlier.undoes_seq) === order.seq)
        return earlier.effective_on
      throw requestTaken(order.requestId)
    }
    const undone = undoable(open, order.seq)
    await assertNotUndoneTransfer(work, order, undone)
    const undo = {
      seq: open.changes.length + 1,
      kind: 'undo',
      effectiveOn: undone.effectiveOn,
      planVersionId: null,
      quantity: null,
      undoesSeq: undone.seq,
    } as const
    await recordChanges(work, open, order, [undo], {
      action: 'subscription.change_undone',
      details: { kind: undone.kind, effectiveOn: undone.effectiveOn },
    })
    await this.#endOther(work, order, undone.seq)
    return undone.effectiveOn
  }

  /** The subscription that a transfer has started has no day then. */
  async #endOther(work: UnitOfWork, order: UndoOrder, seq: number) {
    const { companyId, subscriptionId } = order
    const row = await work.trx
      .from('subscription_changes')
      .where({ subscription_id: subscriptionId, seq })
      .firstOrFail()
    if (row.other_subscription_id === null) return
    const own = { companyId, subscriptionId: Number(row.other_subscription_id) }
    const other = await openSubscription(work.trx, { ...order, ...own })
    const end: ChangeRow = {
      seq: other.changes.length + 1,
      kind: 'end',
      effectiveOn: other.startsOn,
      planVersionId: null,
      quantity: null,
      credit: 'prorated',
      otherSubscriptionId: subscriptionId,
    }
    await recordChanges(work, other, { ...order, ...own }, [end], {
      action: 'subscription.transfer_undone',
      details: { effectiveOn: other.startsOn },
    })
    if (other.serviceId === null) return
    const from = await work.trx.from('subscriptions').where('id', subscriptionId).firstOrFail()
    await work.trx
      .from('services')
      .where({ id: other.serviceId, account_id: other.accountId })
      .update({ account_id: from.account_id })
  }
}

function undoable({ changes, today }: OpenSubscription, seq: number) {
  const change = changes.find((one) => one.seq === seq)
  if (change === undefined) throw new NotFoundException('subscription change', seq)
  if (change.kind === 'start') {
    throw refused('A start is not undone: end the subscription on its first day')
  }
  if (change.kind === 'undo' || !standingChanges(changes).includes(change)) {
    throw refused('It was undone already: record the change anew')
  }
  if (change.effectiveOn > today) return change
  throw refused(`It holds since ${change.effectiveOn}: record the opposite change instead`)
}

/** The end of what a transfer had begun belongs to the subscription that goes on where it was. */
async function assertNotUndoneTransfer(
  { trx }: UnitOfWork,
  { subscriptionId }: UndoOrder,
  { otherSubscriptionId }: SubscriptionChange
) {
  if (!otherSubscriptionId) return
  const row = await trx.from('subscriptions').where('id', subscriptionId).firstOrFail()
  if (Number(row.transferred_from_id) !== otherSubscriptionId) return
  throw refused('Its transfer was undone: transfer the subscription anew')
}

function refused(message: string) {
  return new ChangeRefusedException(`The change cannot be undone. ${message}`, 'seq')
}
