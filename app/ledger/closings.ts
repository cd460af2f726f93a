import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import { PeriodClosedException } from '#app/ledger/exceptions/period_closed_exception'

/** The last day that a company's books are closed through; null when none is. */
export async function closedThrough(
  client: QueryClientContract,
  companyId: number
): Promise<string | null> {
  const row = await client
    .from('ledger_closings')
    .where('company_id', companyId)
    .max('closed_through_on as day')
    .firstOrFail()
  return row.day === null ? null : String(row.day)
}

/**
 * Holds the company open for this transaction: who closes its books waits until it has posted.
 * Errors: E_PERIOD_CLOSED when nothing may be posted on that day any more.
 */
export async function assertOpen(
  trx: TransactionClientContract,
  companyId: number,
  postedOn: string
): Promise<void> {
  await trx.from('companies').where('id', companyId).select('id').forShare()
  const closed = await closedThrough(trx, companyId)
  if (closed !== null && postedOn <= closed) throw new PeriodClosedException(postedOn, closed)
}
