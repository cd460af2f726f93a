import { RECEIVABLE_CODE } from '#app/companies/chart_of_accounts'
import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'
import { insertAllocation } from '#app/receivables/movements/allocations'
import type { Movement } from '#app/receivables/movements/movement'
import { assertReason } from '#app/receivables/movements/reason_code'
import { takeFromItem, type OpenItem } from '#app/receivables/movements/open_items'

export interface NewAdjustment {
  /** Positive lowers what is open, negative raises it; the sign is kept as it came. */
  readonly amountMinor: bigint
  /** `<namespace>.<code>`: why, in the words of whoever decided it. */
  readonly reasonCode: string
  /** What bears it: an allowance, a write-off. */
  readonly ledgerCode: string
}

/** Changes what is owed without money: the item is settled by the adjustment itself. */
export async function adjustItem(
  movement: Movement,
  item: OpenItem,
  { amountMinor, reasonCode, ledgerCode }: NewAdjustment,
  reverses: { readonly adjustmentId: number; readonly allocationId: number } | null = null
): Promise<number> {
  if (amountMinor === 0n) throw ReceivableException.notAnAmount('An adjustment')
  assertReason(reasonCode)
  await takeFromItem(movement, item, amountMinor)
  movement.post(ledgerCode, null, amountMinor)
  movement.post(RECEIVABLE_CODE, item.accountId, -amountMinor)
  const id = await movement.insert('adjustments', {
    open_item_id: item.id,
    account_id: item.accountId,
    amount_minor: Number(amountMinor),
    currency: movement.order.currency,
    reason_code: reasonCode,
    ledger_code: ledgerCode,
    reverses_id: reverses?.adjustmentId ?? null,
  })
  const allocationId = reverses?.allocationId ?? null
  await insertAllocation(movement, ['adjustment', id], item, amountMinor, allocationId)
  return id
}
