import { ADJUSTMENT_CODE } from '#app/companies/chart_of_accounts'
import { move, type MoveOrder } from '#app/receivables/move'
import { adjustItem } from '#app/receivables/movements/adjustments'
import { loadDebt } from '#app/receivables/movements/open_items'

export interface AdjustmentOrder extends MoveOrder {
  readonly itemId: number
  /** Positive lowers what is open, negative raises it. */
  readonly amountMinor: bigint
  readonly reasonCode: string
  readonly ledgerCode?: string
}

/** Changes what an open item is worth without money: an allowance, a write-off, a correction. */
export class RecordAdjustment {
  async execute(order: AdjustmentOrder): Promise<{ movementId: number; adjustmentId: number }> {
    const { itemId, reasonCode, amountMinor } = order
    const ledgerCode = order.ledgerCode ?? ADJUSTMENT_CODE
    const content = { itemId, reasonCode, ledgerCode, amountMinor: String(amountMinor) }
    return move(order, { kind: 'adjustment', content }, async (movement) => {
      const item = await loadDebt(movement, itemId)
      const adjustment = { amountMinor, reasonCode, ledgerCode }
      return { adjustmentId: await adjustItem(movement, item, adjustment) }
    })
  }
}
