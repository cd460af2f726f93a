import { PREPAID_CODE, RECEIVABLE_CODE } from '#app/companies/chart_of_accounts'
import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'
import type { Movement } from '#app/receivables/movements/movement'
import { loadItem, takeFromItem, type OpenItem } from '#app/receivables/movements/open_items'
import { takeFromPayment, type Payment } from '#app/receivables/movements/payments'

/** What an open item may be settled from. */
export type AllocationSource = 'payment' | 'adjustment' | 'item' | 'wallet'

/**
 * Settles an item from a payment; a negative amount takes back what an earlier allocation settled,
 * which `reversesId` names.
 */
export async function allocatePayment(
  movement: Movement,
  payment: Payment,
  item: OpenItem,
  minor: bigint,
  reversesId: number | null = null
): Promise<number> {
  if (reversesId === null && minor <= 0n) throw ReceivableException.notAnAmount('An allocation')
  await takeFromPayment(movement, payment, minor)
  await takeFromItem(movement, item, minor)
  movement.post(RECEIVABLE_CODE, item.accountId, -minor)
  return insertAllocation(movement, ['payment', payment.id], item, minor, reversesId)
}

/** Settles an item from a credit item, such as that of a credit note. */
export async function allocateCredit(
  movement: Movement,
  creditItemId: number,
  item: OpenItem,
  minor: bigint,
  reversesId: number | null = null
): Promise<number> {
  if (reversesId === null && minor <= 0n) throw ReceivableException.notAnAmount('An allocation')
  const credit = await loadItem(movement, creditItemId)
  if (credit.amountMinor >= 0n) throw ReceivableException.noCredit(creditItemId)
  await takeFromItem(movement, credit, -minor)
  await takeFromItem(movement, item, minor)
  movement.post(RECEIVABLE_CODE, credit.accountId, minor)
  movement.post(RECEIVABLE_CODE, item.accountId, -minor)
  return insertAllocation(movement, ['item', credit.id], item, minor, reversesId)
}

/**
 * Settles an item from money that an account paid in advance and has used; a negative amount gives
 * a credit back to it. How much of it was used is for the caller to know.
 */
export async function allocatePrepaid(
  movement: Movement,
  walletId: number,
  item: OpenItem,
  minor: bigint,
  reversesId: number | null = null
): Promise<number> {
  if (minor === 0n) throw ReceivableException.notAnAmount('An allocation')
  await takeFromItem(movement, item, minor)
  movement.post(PREPAID_CODE, item.accountId, minor)
  movement.post(RECEIVABLE_CODE, item.accountId, -minor)
  return insertAllocation(movement, ['wallet', walletId], item, minor, reversesId)
}

export function insertAllocation(
  movement: Movement,
  [sourceKind, sourceId]: readonly [AllocationSource, number],
  item: OpenItem,
  minor: bigint,
  reversesId: number | null
): Promise<number> {
  return movement.insert('allocations', {
    source_kind: sourceKind,
    source_id: sourceId,
    open_item_id: item.id,
    amount_minor: Number(minor),
    reverses_id: reversesId,
  })
}
