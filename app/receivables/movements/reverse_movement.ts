import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'
import type { Movement } from '#app/receivables/movements/movement'
import type { Payment } from '#app/receivables/movements/payments'
import {
  returnPayment,
  reverseAllocation,
  reversePaymentRow,
  reverseRefund,
  reverseTransfer,
} from '#app/receivables/movements/reverse_rows'
import { standingRows } from '#app/receivables/movements/standing_rows'

/**
 * Adds the opposite of every row of a movement that still stands, linked to it, and returns how many
 * that were. With `through`, the money of its allocations is taken out of that later payment: the
 * first payment was received and stays received. Errors: E_NOT_REVERSIBLE for a reversal, and
 * for a prepayment, which may be used.
 */
export async function reverseRows(
  movement: Movement,
  reversedId: number,
  through: Payment | null
): Promise<number> {
  const { trx, companyId } = movement
  const reversed = await trx
    .from('movements')
    .where({ id: reversedId, company_id: companyId })
    .first()
  if (!reversed) throw new NotFoundException('movement', reversedId)
  if (['reversal', 'prepayment'].includes(reversed.kind)) {
    throw ReceivableException.notReversible(reversedId, reversed.kind)
  }

  const of = { movement_id: reversedId }
  let rows = 0
  const each = async (table: string, reverse: (row: Record<string, any>) => Promise<void>) => {
    for (const row of await standingRows(movement, table, of)) {
      await reverse(row)
      rows++
    }
  }
  await each('transfers', (row) => reverseTransfer(movement, row))
  await each('allocations', (row) => reverseAllocation(movement, row, through))
  await each('payment_rows', (row) => reversePaymentRow(movement, row, through))
  await each('refunds', (row) => reverseRefund(movement, row))
  for (const payment of await trx.from('payments').where(of)) {
    await returnPayment(movement, payment)
    rows++
  }
  return rows
}

/** The whole movement, once. Errors: E_REVERSED when nothing of it stands. */
export async function reverseMovement(
  movement: Movement,
  reversedId: number,
  through: Payment | null
): Promise<void> {
  const rows = await reverseRows(movement, reversedId, through)
  if (rows === 0) throw ReceivableException.reversed(reversedId)
}
