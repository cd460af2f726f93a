import { move, type MoveOrder } from '#app/receivables/move'
import { loadDebt } from '#app/receivables/movements/open_items'
import { transferItem } from '#app/receivables/movements/transfers'

export interface TransferOrder extends MoveOrder {
  readonly itemId: number
  readonly toAccountId: number
  readonly amountMinor: bigint
  readonly reasonCode: string
  /** The next rank when left out. */
  readonly rank?: number
  /** The day the item was due when left out. */
  readonly dueOn?: string
}

/** Moves what is open to whoever owes it next, without profit or loss. */
export class TransferItem {
  async execute(order: TransferOrder): Promise<{ movementId: number; toItemId: number }> {
    const { itemId, toAccountId, amountMinor, reasonCode, rank, dueOn } = order
    const content = {
      ...{ itemId, toAccountId, reasonCode },
      ...{ amountMinor: String(amountMinor), rank: rank ?? null, dueOn: dueOn ?? null },
    }
    return move(order, { kind: 'transfer', content }, async (movement) => {
      const from = await loadDebt(movement, itemId)
      const to = await transferItem(movement, from, {
        ...{ toAccountId, amountMinor, reasonCode },
        rank: rank ?? from.rank + 1,
        dueOn: dueOn ?? from.dueOn,
      })
      return { toItemId: to.id }
    })
  }
}
