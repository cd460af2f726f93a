import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { isDuplicateKey } from '#app/database/errors'

/** How far accepted usage was rated: all batches up to one, and the next one up to a row. */
export interface Cursor {
  readonly batchSeq: number
  readonly rowNo: number
}

/** The same, with the row in suspense up to which usage without a price was tried again. */
export interface LockedCursor extends Cursor {
  readonly waitingId: number
}

/** Holds a company's cursor until the transaction ends: batches are rated one after the other. */
export async function lockCursor(
  trx: TransactionClientContract,
  companyId: number
): Promise<LockedCursor> {
  const find = () => {
    return trx.from('prepaid_cursors').where('company_id', companyId).forUpdate().first()
  }
  let row = await find()
  if (!row) {
    try {
      await trx.table('prepaid_cursors').insert({ company_id: companyId, batch_seq: 0, row_no: 0 })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
    row = await find()
  }
  return {
    batchSeq: Number(row.batch_seq),
    rowNo: Number(row.row_no),
    waitingId: Number(row.waiting_id),
  }
}

export async function moveCursor(
  trx: TransactionClientContract,
  companyId: number,
  { batchSeq, rowNo }: Cursor
): Promise<void> {
  await trx
    .from('prepaid_cursors')
    .where('company_id', companyId)
    .update({ batch_seq: batchSeq, row_no: rowNo })
}

export async function moveWaiting(
  trx: TransactionClientContract,
  companyId: number,
  waitingId: number
): Promise<void> {
  await trx.from('prepaid_cursors').where('company_id', companyId).update({ waiting_id: waitingId })
}
