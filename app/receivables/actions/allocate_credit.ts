import { move, type MoveOrder } from '#app/receivables/move'
import { allocateCredit } from '#app/receivables/movements/allocations'
import { loadDebt } from '#app/receivables/movements/open_items'

export interface CreditOrder extends MoveOrder {
  /** The open item of a credit note. */
  readonly creditItemId: number
  readonly items: readonly { readonly itemId: number; readonly amountMinor: bigint }[]
}

/** Settles open items from a credit item: all of them, or none. */
export class AllocateCredit {
  async execute(order: CreditOrder): Promise<{ movementId: number; items: number }> {
    const { creditItemId } = order
    const items = [...order.items].sort((left, right) => left.itemId - right.itemId)
    const content = {
      creditItemId,
      items: items.map(({ itemId, amountMinor }) => [itemId, String(amountMinor)]),
    }
    return move(order, { kind: 'allocation', content }, async (movement) => {
      for (const { itemId, amountMinor } of items) {
        const item = await loadDebt(movement, itemId)
        await allocateCredit(movement, creditItemId, item, amountMinor)
      }
      return { items: items.length }
    })
  }
}
