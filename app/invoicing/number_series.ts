import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { isDuplicateKey } from '#app/database/errors'
import { SeriesOrderException } from '#app/invoicing/exceptions/series_order_exception'
import type { IssueOrder } from '#app/invoicing/actions/issue_drafts'

export interface TakenNumbers {
  readonly seriesId: number
  readonly first: number
  numberOf(index: number): string
}

const KIND = 'invoice'
const DIGITS = 6

/** The series of a company, kind and year, made on first use. */
export async function ensureSeries(
  trx: TransactionClientContract,
  companyId: number,
  year: number
): Promise<void> {
  const where = { company_id: companyId, kind: KIND, year }
  const known = await trx.from('number_series').where(where).first()
  if (known) {
    return
  }
  try {
    await trx
      .table('number_series')
      .insert({ ...where, prefix: `INV-${year}-`, digits: DIGITS, next_number: 1 })
  } catch (error) {
    // Another run made the same series at the same moment: it is there, which is all we want.
    if (!isDuplicateKey(error)) throw error
  }
}

/**
 * Takes the next numbers and locks the series until the end of the transaction: gapless, because a
 * rollback gives them back, and in the order of dates. Errors: E_SERIES_ORDER for a date before the
 * last one issued in the series.
 */
export async function takeNumbers(
  trx: TransactionClientContract,
  order: Pick<IssueOrder, 'companyId' | 'issuedOn'>,
  count: number
): Promise<TakenNumbers> {
  const year = Number(order.issuedOn.slice(0, 4))
  const where = { company_id: order.companyId, kind: KIND, year }
  if (count > 0) {
    await trx.from('number_series').where(where).increment('next_number', count)
  }
  const row = await trx.from('number_series').where(where).firstOrFail()
  if (row.last_issued_on !== null && row.last_issued_on > order.issuedOn) {
    throw new SeriesOrderException(
      `Series ${row.prefix} already has a document of ${row.last_issued_on}: ` +
        `choose that day or a later one instead of ${order.issuedOn}`
    )
  }
  if (count > 0) {
    await trx.from('number_series').where('id', row.id).update({ last_issued_on: order.issuedOn })
  }
  const first = Number(row.next_number) - count
  return {
    seriesId: Number(row.id),
    first,
    numberOf: (index) => row.prefix + String(first + index).padStart(Number(row.digits), '0'),
  }
}
