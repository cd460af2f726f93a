import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { RECEIVABLE_CODE } from '#app/companies/chart_of_accounts'
import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'
import type { Movement } from '#app/receivables/movements/movement'
import { assertReason } from '#app/receivables/movements/reason_code'
import { insertItem, takeFromItem, type OpenItem } from '#app/receivables/movements/open_items'

export interface NewTransfer {
  readonly toAccountId: number
  readonly amountMinor: bigint
  readonly reasonCode: string
  /** Who is asked in which order: 1 first. */
  readonly rank: number
  readonly dueOn: string
}

/**
 * Moves what is open, or a part of it, to another account or rank. The receivable changes its
 * owner and nothing else: no revenue, no loss, no new document.
 */
export async function transferItem(
  movement: Movement,
  from: OpenItem,
  { toAccountId, amountMinor, reasonCode, rank, dueOn }: NewTransfer
): Promise<OpenItem> {
  if (amountMinor <= 0n) throw ReceivableException.notAnAmount('A transfer')
  assertReason(reasonCode)
  const account = await movement.trx
    .from('accounts')
    .where({ id: toAccountId, company_id: movement.companyId })
    .first()
  if (!account) throw new NotFoundException('account', toAccountId)
  movement.assertCurrency(`Account ${account.number}`, account.currency)
  await takeFromItem(movement, from, amountMinor)
  const { documentId, originLine } = from
  const place = { documentId, originLine, dueOn, rank, amountMinor }
  const to = await insertItem(movement, { ...place, accountId: toAccountId })
  await insertTransfer(movement, [from.id, to.id], amountMinor, reasonCode, null)
  movement.post(RECEIVABLE_CODE, to.accountId, amountMinor)
  movement.post(RECEIVABLE_CODE, from.accountId, -amountMinor)
  return to
}

/** The way back of all that was moved; what was settled meanwhile has to be released before. */
export async function returnTransfer(
  movement: Movement,
  transfer: { readonly id: number; readonly amountMinor: bigint; readonly reasonCode: string },
  from: OpenItem,
  to: OpenItem
): Promise<void> {
  const { id, amountMinor, reasonCode } = transfer
  await takeFromItem(movement, to, amountMinor)
  await takeFromItem(movement, from, -amountMinor)
  await insertTransfer(movement, [from.id, to.id], -amountMinor, reasonCode, id)
  movement.post(RECEIVABLE_CODE, from.accountId, amountMinor)
  movement.post(RECEIVABLE_CODE, to.accountId, -amountMinor)
}

function insertTransfer(
  movement: Movement,
  [fromItemId, toItemId]: readonly [number, number],
  amountMinor: bigint,
  reasonCode: string,
  reversesId: number | null
) {
  return movement.insert('transfers', {
    from_item_id: fromItemId,
    to_item_id: toItemId,
    amount_minor: Number(amountMinor),
    reason_code: reasonCode,
    reverses_id: reversesId,
  })
}
