import { RECEIVABLE_CODE } from '#app/companies/chart_of_accounts'
import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'
import type { Movement } from '#app/receivables/movements/movement'
import { takeFromItem, type OpenItem } from '#app/receivables/movements/open_items'
import { takeFromPayment, type Payment } from '#app/receivables/movements/payments'

export interface NewRefund {
  /** A return takes the payment itself back: a debit that bounced. */
  readonly kind: 'refund' | 'return'
  readonly amountMinor: bigint
  readonly ledgerCode: string
  readonly reference: string
}

/** Money that goes back from what is left of a payment; never more than that. */
export async function refundPayment(
  movement: Movement,
  payment: Payment,
  refund: NewRefund,
  reversesId: number | null = null
): Promise<number> {
  assertAmount(refund, reversesId)
  await takeFromPayment(movement, payment, refund.amountMinor)
  return insertRefund(movement, ['payment', payment.id], refund, reversesId)
}

/** Money that is paid out for a credit item; never more than is left of it. */
export async function refundCredit(
  movement: Movement,
  credit: OpenItem,
  refund: NewRefund,
  reversesId: number | null = null
): Promise<number> {
  if (credit.amountMinor >= 0n) throw ReceivableException.noCredit(credit.id)
  assertAmount(refund, reversesId)
  await takeFromItem(movement, credit, -refund.amountMinor)
  movement.post(RECEIVABLE_CODE, credit.accountId, refund.amountMinor)
  return insertRefund(movement, ['item', credit.id], refund, reversesId)
}

function assertAmount({ amountMinor }: NewRefund, reversesId: number | null) {
  if (reversesId === null && amountMinor <= 0n) throw ReceivableException.notAnAmount('A refund')
}

function insertRefund(
  movement: Movement,
  [sourceKind, sourceId]: readonly ['payment' | 'item', number],
  { kind, amountMinor, ledgerCode, reference }: NewRefund,
  reversesId: number | null
): Promise<number> {
  movement.post(ledgerCode, null, -amountMinor)
  return movement.insert('refunds', {
    kind,
    source_kind: sourceKind,
    source_id: sourceId,
    amount_minor: Number(amountMinor),
    ledger_code: ledgerCode,
    reference,
    reverses_id: reversesId,
  })
}
