import { BANK_CODE } from '#app/companies/chart_of_accounts'
import { move, type MoveOrder } from '#app/receivables/move'
import { loadItem } from '#app/receivables/movements/open_items'
import { loadPayment } from '#app/receivables/movements/payments'
import { refundCredit, refundPayment } from '#app/receivables/movements/refunds'

export interface RefundOrder extends MoveOrder {
  /** What is paid back: the rest of a payment, or a credit item. */
  readonly source: { readonly kind: 'payment' | 'item'; readonly id: number }
  readonly amountMinor: bigint
  readonly reference: string
  readonly ledgerCode?: string
}

/** Pays money back, never more than is left of what it comes from. */
export class Refund {
  async execute(order: RefundOrder): Promise<{ movementId: number; refundId: number }> {
    const { source, amountMinor, reference } = order
    const ledgerCode = order.ledgerCode ?? BANK_CODE
    const content = {
      ...{ sourceKind: source.kind, sourceId: source.id },
      ...{ reference, ledgerCode, amountMinor: String(amountMinor) },
    }
    const refund = { kind: 'refund', amountMinor, ledgerCode, reference } as const
    return move(order, { kind: 'refund', content }, async (movement) => {
      if (source.kind === 'payment') {
        const payment = await loadPayment(movement, source.id)
        return { refundId: await refundPayment(movement, payment, refund) }
      }
      const credit = await loadItem(movement, source.id)
      return { refundId: await refundCredit(movement, credit, refund) }
    })
  }
}
