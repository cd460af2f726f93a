import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { Movement } from '#app/receivables/movements/movement'

export interface OpenItem {
  readonly id: number
  readonly accountId: number
  readonly documentId: number
  readonly originLine: number
  readonly amountMinor: bigint
  readonly dueOn: string
  readonly rank: number
}

/** An item of the company in the movement's currency. Errors: E_ROW_NOT_FOUND, E_OTHER_CURRENCY. */
export async function loadItem(movement: Movement, id: number): Promise<OpenItem> {
  const row = await movement.trx
    .from('open_items')
    .where({ id, company_id: movement.companyId })
    .first()
  if (!row) throw new NotFoundException('open item', id)
  movement.assertCurrency(`Open item ${id}`, row.currency)
  return {
    id: Number(row.id),
    accountId: Number(row.account_id),
    documentId: Number(row.document_id),
    originLine: Number(row.origin_line),
    amountMinor: BigInt(row.amount_minor),
    dueOn: row.due_on,
    rank: Number(row.responsibility_rank),
  }
}

/** An item that somebody owes to the company. Errors: E_CREDIT_ITEM. */
export async function loadDebt(movement: Movement, id: number): Promise<OpenItem> {
  const item = await loadItem(movement, id)
  if (item.amountMinor < 0n) throw ReceivableException.noCredit(id)
  return item
}

/**
 * Lowers what is open by `minor`, or raises it when that is negative. One guarded statement: never
 * below zero, nor a credit above it, whoever else takes from the item at the same time.
 * Errors: E_OPEN_AMOUNT.
 */
export async function takeFromItem(movement: Movement, item: OpenItem, minor: bigint) {
  const { trx } = movement
  const query = trx.from('open_items').where('id', item.id)
  if (item.amountMinor >= 0n) query.where('open_minor', '>=', Number(minor))
  else query.where('open_minor', '<=', Number(minor))
  const updated = await query.update({ open_minor: trx.raw('open_minor - ?', [Number(minor)]) })
  if (Number(updated) !== 1) {
    const row = await trx.from('open_items').where('id', item.id).firstOrFail()
    const open = BigInt(row.open_minor)
    throw ReceivableException.overOpen(item.id, minor, open, movement.order.currency)
  }
  await projectDocument(movement, item, minor)
}

/** A document is as open as the items that its own account still owes for it. */
async function projectDocument({ trx }: Movement, item: OpenItem, minor: bigint) {
  const taken = Number(minor)
  // The state first: MySQL would see the new amount in what comes after it.
  await trx.rawQuery(
    `update document_states
        set state = case when open_minor = ? then 'settled' else 'open' end,
            open_minor = open_minor - ?
      where document_id = ? and account_id = ?`,
    [taken, taken, item.documentId, item.accountId]
  )
}

export interface NewItem {
  readonly accountId: number
  readonly documentId: number
  readonly originLine: number
  readonly amountMinor: bigint
  readonly dueOn: string
  readonly rank: number
}

/** An item that a transfer makes: it stands for the same document and line as the one it came from. */
export async function insertItem(movement: Movement, item: NewItem): Promise<OpenItem> {
  const { accountId, documentId, originLine, amountMinor, dueOn, rank } = item
  const id = await movement.insert('open_items', {
    account_id: accountId,
    document_id: documentId,
    origin_line: originLine,
    amount_minor: Number(amountMinor),
    open_minor: Number(amountMinor),
    currency: movement.order.currency,
    due_on: dueOn,
    responsibility_rank: rank,
  })
  const stored = { ...item, id }
  await projectDocument(movement, stored, -amountMinor)
  return stored
}
