import { parseLocalDate } from '#kernel/calendar_date'
import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { loadPurchaseOrders, purchaseOrderOn } from '#app/subscriptions/purchase_orders'
import { unitOfWork } from '#app/database/unit_of_work'

export interface PurchaseOrderChange {
  readonly companyId: number
  readonly subscriptionId: number
  /** The customer's number, at most 60 characters; null: none from that day on. */
  readonly number: string | null
  readonly startsOn: string
  readonly reason: string
  readonly actor: string
}

/**
 * Names the purchase order that a subscription is billed under from a day on. It is printed on lines
 * that are billed from now on whose first day is that day or a later one; issued documents stay.
 *
 * Errors: E_ROW_NOT_FOUND.
 */
export class SetPurchaseOrder {
  async execute(order: PurchaseOrderChange): Promise<void> {
    const { companyId, subscriptionId, number, reason, actor } = order
    const startsOn = parseLocalDate(order.startsOn)
    await unitOfWork(async (work) => {
      const { trx } = work
      const own = { id: subscriptionId, company_id: companyId }
      const subscription = await trx.from('subscriptions').where(own).first()
      if (!subscription) throw new NotFoundException('subscription', subscriptionId)
      // Locks the account, and outdates drafts that print another number.
      await trx.from('accounts').where('id', subscription.account_id).increment('billing_turn', 1)
      const recorded = await loadPurchaseOrders(trx, [subscriptionId])
      const known = recorded.get(subscriptionId) ?? []
      if (purchaseOrderOn(known, startsOn) === number) return
      const last = await trx
        .from('purchase_orders')
        .where('subscription_id', subscriptionId)
        .max('seq as seq')
        .firstOrFail()
      await trx.table('purchase_orders').insert({
        ...{ company_id: companyId, subscription_id: subscriptionId },
        ...{ seq: Number(last.seq ?? 0) + 1, starts_on: startsOn, number, reason, actor },
        recorded_at: clock.now(),
      })
      work.record({
        ...{ companyId, actor, action: 'subscription.purchase_order_set' },
        ...{ subjectKind: 'subscription', subjectId: subscriptionId },
        details: { number, startsOn, reason },
      })
    })
  }
}
