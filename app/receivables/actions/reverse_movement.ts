import { move, type MoveOrder } from '#app/receivables/move'
import { loadPayment } from '#app/receivables/movements/payments'
import { reverseMovement } from '#app/receivables/movements/reverse_movement'

export interface ReversalOrder extends MoveOrder {
  readonly movementId: number
  /** A later payment by which the payer takes the money back. */
  readonly throughPaymentId?: number
}

/** Takes back a payment, allocation, adjustment, transfer or refund by rows that are its opposite. */
export class ReverseMovement {
  async execute(order: ReversalOrder): Promise<{ movementId: number; reversedId: number }> {
    const { movementId: reversedId, throughPaymentId } = order
    const content = { reversedId, throughPaymentId: throughPaymentId ?? null }
    const change = { kind: 'reversal', reversesId: reversedId, content } as const
    return move(order, change, async (movement) => {
      const through =
        throughPaymentId === undefined ? null : await loadPayment(movement, throughPaymentId)
      await reverseMovement(movement, reversedId, through)
      return { reversedId }
    })
  }
}
