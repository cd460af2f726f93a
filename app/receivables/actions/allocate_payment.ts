import { move, type MoveOrder } from '#app/receivables/move'
import { allocatePayment } from '#app/receivables/movements/allocations'
import { loadDebt } from '#app/receivables/movements/open_items'
import { loadPayment } from '#app/receivables/movements/payments'

export interface AllocationOrder extends MoveOrder {
  readonly paymentId: number
  readonly items: readonly { readonly itemId: number; readonly amountMinor: bigint }[]
}

/** Settles open items from what is left of a payment: all of them, or none. */
export class AllocatePayment {
  async execute(order: AllocationOrder): Promise<{ movementId: number; items: number }> {
    // In the order of ids, so that two of them do not wait for each other.
    const items = [...order.items].sort((left, right) => left.itemId - right.itemId)
    const content = {
      paymentId: order.paymentId,
      items: items.map(({ itemId, amountMinor }) => [itemId, String(amountMinor)]),
    }
    return move(order, { kind: 'allocation', content }, async (movement) => {
      const payment = await loadPayment(movement, order.paymentId)
      for (const { itemId, amountMinor } of items) {
        await allocatePayment(movement, payment, await loadDebt(movement, itemId), amountMinor)
      }
      return { items: items.length }
    })
  }
}
