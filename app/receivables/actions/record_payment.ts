import { BANK_CODE } from '#app/companies/chart_of_accounts'
import { move, type MoveOrder } from '#app/receivables/move'
import { addPayment } from '#app/receivables/movements/payments'

export interface PaymentOrder extends MoveOrder {
  readonly accountId: number
  readonly amountMinor: bigint
  readonly receivedOn: string
  /** 'transfer', 'card', 'cheque', 'remittance', ... */
  readonly method: string
  readonly reference: string
  readonly ledgerCode?: string
}

/** Money of an account that came in. It settles nothing yet: it lies there as unapplied. */
export class RecordPayment {
  async execute(order: PaymentOrder): Promise<{ movementId: number; paymentId: number }> {
    const { accountId, receivedOn, method, reference, amountMinor } = order
    const ledgerCode = order.ledgerCode ?? BANK_CODE
    const payment = { accountId, receivedOn, method, reference, ledgerCode }
    const content = { ...payment, amountMinor: String(amountMinor) }
    return move(order, { kind: 'payment', content }, async (movement) => {
      const { id } = await addPayment(movement, { ...payment, amountMinor })
      return { paymentId: id }
    })
  }
}
