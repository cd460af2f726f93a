import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import {
  findRequested,
  insertChanges,
  requestTaken,
  type ChangeOrder,
} from '#app/subscriptions/changing/change_rows'
import { addOnsFrom } from '#app/subscriptions/changing/add_ons'
import { effectiveDay, type Effective } from '#app/subscriptions/changing/effective_day'
import {
  openSubscription,
  recordChanges,
  type OpenSubscription,
} from '#app/subscriptions/changing/open_subscription'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'
import { versionOn } from '#app/subscriptions/queries/version_on'
import {
  endOf,
  isPausedOn,
  standingChanges,
  timelineOf,
  type SubscriptionChange,
} from '#app/subscriptions/timeline'

export interface TransferOrder extends ChangeOrder {
  /** The account that it goes on with. */
  readonly accountId: number
  /** First day on the other account. */
  readonly effectiveOn: Effective
}

/**
 * Hands a subscription with its service over to another account from a day on: it ends there, and a
 * linked one starts, with the same periods, phases and changes to come. What was billed behind the
 * day is credited to the one account and billed to the other.
 *
 * Errors: E_ROW_NOT_FOUND; E_CHANGE_REFUSED, naming the field, for the same account, one in another
 * currency, a day outside its life, and for a request id that stands for another change.
 */
export class TransferSubscription {
  /** Gives the subscription on the other account. */
  async execute(order: TransferOrder): Promise<number> {
    return unitOfWork((work) => this.apply(work, order))
  }

  /** The same within a unit of work that somebody else commits, or does not. */
  async apply(
    work: UnitOfWork,
    order: TransferOrder,
    baseId: number | null = null
  ): Promise<number> {
    const target = await this.#lockBoth(work, order)
    const open = await openSubscription(work.trx, order)
    const earlier = await findRequested(work.trx, order)
    if (earlier !== null) return sameTransfer(work, order, earlier)
    const version = await versionOn(work.trx, open.changes, open.today)
    const day = effectiveDay({ ...open, effective: order.effectiveOn, version })
    assertPossible(open, target, day)
    const otherId = await this.#start(work, open, order, day, baseId)
    const end = { seq: open.changes.length + 1, kind: 'end', effectiveOn: day } as const
    const nothing = { planVersionId: null, quantity: null, credit: 'prorated' } as const
    await recordChanges(work, open, order, [{ ...end, ...nothing, otherSubscriptionId: otherId }], {
      action: 'subscription.transferred',
      details: { effectiveOn: day, accountId: order.accountId, subscriptionId: otherId },
    })
    if (open.serviceId !== null) {
      const service = work.trx.from('services').where('id', open.serviceId)
      await service.update({ account_id: order.accountId })
    }
    await this.#takeAddOns(work, order, day, otherId)
    return otherId
  }

  /** What stands beside it goes along. */
  async #takeAddOns(work: UnitOfWork, order: TransferOrder, day: string, baseId: number) {
    for (const { id, from } of await addOnsFrom(work.trx, order.subscriptionId, day)) {
      const requestId = `\0base ${order.subscriptionId} ${order.requestId}`
      await this.apply(work, { ...order, subscriptionId: id, effectiveOn: from, requestId }, baseId)
    }
  }

  /** Both accounts, in the order of their ids, so that two transfers never wait for each other. */
  async #lockBoth({ trx }: UnitOfWork, order: TransferOrder) {
    const { companyId, subscriptionId, accountId } = order
    const own = await trx.from('subscriptions').where({ id: subscriptionId, company_id: companyId })
    if (own.length === 0) throw new NotFoundException('subscription', subscriptionId)
    const ids = [Number(own[0].account_id), accountId].sort((left, right) => left - right)
    for (const id of ids) {
      await trx.from('accounts').where({ id, company_id: companyId }).increment('billing_turn', 1)
    }
    const target = await trx
      .from('accounts')
      .where({ id: accountId, company_id: companyId })
      .first()
    if (!target) throw refused(`There is no account ${accountId}: choose another`, 'accountId')
    return target
  }

  async #start(
    { trx }: UnitOfWork,
    open: OpenSubscription,
    order: TransferOrder,
    on: string,
    baseId: number | null
  ) {
    const changes = changesFrom(open.changes, on)
    const [{ planVersionId, quantity }] = changes
    const [inserted] = await trx.table('subscriptions').insert({
      company_id: open.companyId,
      account_id: order.accountId,
      service_id: open.serviceId,
      plan_version_id: planVersionId,
      quantity,
      starts_on: on,
      ends_on: endOf(changes),
      anchor_on: open.anchorOn,
      first_started_on: open.firstStartedOn,
      transferred_from_id: open.id,
      base_id: baseId,
      created_at: clock.now(),
    })
    const id = Number(inserted)
    const begun = { ...order, subscriptionId: id, requestId: `\0transfer ${open.id}` }
    const [start, ...rest] = changes
    await insertChanges(trx, begun, [{ ...start, otherSubscriptionId: open.id }, ...rest])
    await copyOpenings(trx, open.id, id, on)
    return id
  }
}

async function sameTransfer({ trx }: UnitOfWork, order: TransferOrder, earlier: any) {
  const otherId = Number(earlier.other_subscription_id ?? 0)
  const other = await trx.from('subscriptions').where('id', otherId).first()
  if (other && Number(other.account_id) === order.accountId) return otherId
  throw requestTaken(order.requestId)
}

function assertPossible(open: OpenSubscription, target: Record<string, any>, day: string) {
  if (Number(target.id) === open.accountId) {
    throw refused('It is on this account already: choose another', 'accountId')
  }
  if (target.currency !== open.currency) {
    const why = `The account is in ${target.currency}, the subscription in ${open.currency}`
    throw refused(`${why}: choose an account in ${open.currency}`, 'accountId')
  }
  const endsOn = endOf(open.changes)
  if (day < open.startsOn || (endsOn !== null && day >= endsOn)) {
    const life = endsOn === null ? `from ${open.startsOn} on` : `${open.startsOn} to ${endsOn}`
    throw refused(`The subscription runs ${life}: it has no day ${day}`, 'effective')
  }
}

/** What holds on a day as a start of its own, and the changes that are still to come then. */
function changesFrom(recorded: readonly SubscriptionChange[], on: string): SubscriptionChange[] {
  const standing = standingChanges(recorded)
  const running = timelineOf(standing.filter(({ kind }) => kind !== 'pause' && kind !== 'end'))
  const { planVersionId, quantity } = running.findLast(({ startsOn }) => startsOn <= on)!
  const nothing = { planVersionId: null, quantity: null }
  const start = { kind: 'start', effectiveOn: on, planVersionId, quantity } as const
  const pause = { kind: 'pause', effectiveOn: on, ...nothing } as const
  const lastEnd = standing.findLast(({ kind }) => kind === 'end')
  const toCome = standing.filter((change) => {
    return change.kind === 'end' ? change === lastEnd : change.effectiveOn > on
  })
  const all = [start, ...(isPausedOn(standing, on) ? [pause] : []), ...toCome]
  return all.map((change, index) => ({ ...change, seq: index + 1 }))
}

/** What another system has billed stays billed, on whichever account. */
async function copyOpenings(trx: UnitOfWork['trx'], fromId: number, toId: number, on: string) {
  const rows = await trx
    .from('opening_positions')
    .where('subscription_id', fromId)
    .where('billed_through_on', '>', on)
  if (rows.length === 0) return
  await trx
    .table('opening_positions')
    .multiInsert(rows.map(({ id: _, ...row }) => ({ ...row, subscription_id: toId })))
}

function refused(message: string, field: string) {
  return new ChangeRefusedException(message, field)
}
