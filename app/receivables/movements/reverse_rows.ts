import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { adjustItem } from '#app/receivables/movements/adjustments'
import {
  allocateCredit,
  allocatePayment,
  allocatePrepaid,
} from '#app/receivables/movements/allocations'
import type { Movement } from '#app/receivables/movements/movement'
import { loadItem } from '#app/receivables/movements/open_items'
import { addPaymentRow, loadPayment, type Payment } from '#app/receivables/movements/payments'
import { refundCredit, refundPayment } from '#app/receivables/movements/refunds'
import { standingRows, type Row } from '#app/receivables/movements/standing_rows'
import { returnTransfer } from '#app/receivables/movements/transfers'

/**
 * The opposite of an allocation: what it settled is open again, and the money lies with the payment
 * it came from, or is taken back out of `through`, the later payment by which a payer claims it.
 */
export async function reverseAllocation(
  movement: Movement,
  row: Row,
  through: Payment | null
): Promise<void> {
  const id = Number(row.id)
  const sourceId = Number(row.source_id)
  const minor = -BigInt(row.amount_minor)
  const item = await loadItem(movement, Number(row.open_item_id))
  if (row.source_kind === 'payment') {
    const payment = through ?? (await loadPayment(movement, sourceId))
    await allocatePayment(movement, payment, item, minor, id)
  } else if (row.source_kind === 'item') {
    await allocateCredit(movement, sourceId, item, minor, id)
  } else if (row.source_kind === 'wallet') {
    await allocatePrepaid(movement, sourceId, item, minor, id)
  } else {
    await reverseAdjustment(movement, sourceId, id)
  }
}

async function reverseAdjustment(movement: Movement, adjustmentId: number, allocationId: number) {
  const row = await movement.trx.from('adjustments').where('id', adjustmentId).firstOrFail()
  const item = await loadItem(movement, Number(row.open_item_id))
  const adjustment = {
    amountMinor: -BigInt(row.amount_minor),
    reasonCode: row.reason_code,
    ledgerCode: row.ledger_code,
  }
  await adjustItem(movement, item, adjustment, { adjustmentId, allocationId })
}

/**
 * Brings a transferred item home. What was settled of it meanwhile is released first: payments keep
 * the money as unapplied credit of whoever paid, adjustments are undone, and what it was
 * transferred on to comes back the same way.
 */
export async function reverseTransfer(movement: Movement, row: Row): Promise<void> {
  const from = await lockItem(movement, Number(row.from_item_id))
  const to = await lockItem(movement, Number(row.to_item_id))
  for (const onward of await standingRows(movement, 'transfers', { from_item_id: to.id })) {
    await reverseTransfer(movement, onward)
  }
  for (const settled of await standingRows(movement, 'allocations', { open_item_id: to.id })) {
    await reverseAllocation(movement, settled, null)
  }
  const transfer = {
    id: Number(row.id),
    amountMinor: BigInt(row.amount_minor),
    reasonCode: row.reason_code,
  }
  await returnTransfer(movement, transfer, from, to)
}

/** Nobody settles the item between looking at it and taking it back. */
async function lockItem(movement: Movement, id: number) {
  const row = await movement.trx.from('open_items').where('id', id).forUpdate().first()
  if (!row) throw new NotFoundException('open item', id)
  return loadItem(movement, id)
}

export async function reversePaymentRow(movement: Movement, row: Row, through: Payment | null) {
  const payment = through ?? (await loadPayment(movement, Number(row.payment_id)))
  const opposite = {
    amountMinor: -BigInt(row.amount_minor),
    reasonCode: row.reason_code,
    ledgerCode: row.ledger_code,
    reference: row.reference,
  }
  await addPaymentRow(movement, payment, opposite, Number(row.id))
}

/** A refund that came back, or a return that was none. */
export async function reverseRefund(movement: Movement, row: Row): Promise<void> {
  const opposite = {
    kind: row.kind,
    amountMinor: -BigInt(row.amount_minor),
    ledgerCode: row.ledger_code,
    reference: row.reference,
  }
  const sourceId = Number(row.source_id)
  if (row.source_kind === 'payment') {
    const payment = await loadPayment(movement, sourceId)
    await refundPayment(movement, payment, opposite, Number(row.id))
  } else {
    const item = await loadItem(movement, sourceId)
    await refundCredit(movement, item, opposite, Number(row.id))
  }
}

/** A payment that did not stand: everything that was settled from it is open again. */
export async function returnPayment(movement: Movement, row: Row): Promise<void> {
  const id = Number(row.id)
  const payment = await loadPayment(movement, id)
  const used = { source_kind: 'payment', source_id: id }
  for (const allocation of await standingRows(movement, 'allocations', used)) {
    await reverseAllocation(movement, allocation, null)
  }
  for (const part of await standingRows(movement, 'payment_rows', { payment_id: id })) {
    await reversePaymentRow(movement, part, null)
  }
  const amountMinor = BigInt(row.amount_minor)
  if (amountMinor === 0n) return
  const { ledgerCode } = payment
  const refund = { kind: 'return', amountMinor, ledgerCode, reference: row.reference } as const
  await refundPayment(movement, payment, refund)
}
