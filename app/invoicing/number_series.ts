import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { isDuplicateKey } from '#app/database/errors'
import { documentKind, postingKinds } from '#app/invoicing/document_kinds'
import { SeriesOrderException } from '#app/invoicing/exceptions/series_order_exception'
import type { IssueOrder } from '#app/invoicing/actions/issue_drafts'

export interface TakenNumber {
  readonly seriesId: number
  readonly sequenceNo: number
  readonly number: string
}

type Day = Pick<IssueOrder, 'companyId' | 'issuedOn'>

const DIGITS = 6

/** The series of a company, kind and year, made on first use. */
async function ensureSeries(
  trx: TransactionClientContract,
  { companyId, issuedOn }: Day,
  kind: string
) {
  const year = Number(issuedOn.slice(0, 4))
  const where = { company_id: companyId, kind, year }
  const known = await trx.from('number_series').where(where).first()
  if (known) {
    return
  }
  const prefix = `${documentKind(kind).series}-${year}-`
  try {
    await trx.table('number_series').insert({ ...where, prefix, digits: DIGITS, next_number: 1 })
  } catch (error) {
    // Another run made the same series at the same moment: it is there, which is all we want.
    if (!isDuplicateKey(error)) throw error
  }
}

/**
 * Makes the series that nearly every run needs, and refuses a day before the last one issued in
 * any series of what posts. Errors: E_SERIES_ORDER.
 */
export async function prepareSeries(trx: TransactionClientContract, day: Day): Promise<void> {
  await ensureSeries(trx, day, 'invoice')
  const rows = await trx
    .from('number_series')
    .where({ company_id: day.companyId, year: Number(day.issuedOn.slice(0, 4)) })
    .whereIn('kind', postingKinds())
    .orderBy('kind')
  for (const row of rows) assertOrder(row, day.issuedOn)
}

/**
 * Takes the next numbers for documents of these kinds, in their order, and locks each series until
 * the end of the transaction: gapless, because a rollback gives them back, and in the order of
 * dates. Series are locked in the order of kinds, so that two groups never wait for each other.
 * Errors: E_SERIES_ORDER for a date before the last one issued in a series.
 */
export async function takeNumbers(
  trx: TransactionClientContract,
  day: Day,
  kinds: readonly string[]
): Promise<TakenNumber[]> {
  const taken: TakenNumber[] = []
  for (const kind of [...new Set(kinds)].sort()) {
    const places = [...kinds.keys()].filter((place) => kinds[place] === kind)
    const series = await lockSeries(trx, day, kind, places.length)
    for (const [index, place] of places.entries()) taken[place] = series(index)
  }
  return taken
}

async function lockSeries(trx: TransactionClientContract, day: Day, kind: string, count: number) {
  await ensureSeries(trx, day, kind)
  const year = Number(day.issuedOn.slice(0, 4))
  const where = { company_id: day.companyId, kind, year }
  await trx.from('number_series').where(where).increment('next_number', count)
  const row = await trx.from('number_series').where(where).firstOrFail()
  assertOrder(row, day.issuedOn)
  await trx.from('number_series').where('id', row.id).update({ last_issued_on: day.issuedOn })
  const first = Number(row.next_number) - count
  return (index: number): TakenNumber => ({
    seriesId: Number(row.id),
    sequenceNo: first + index,
    number: row.prefix + String(first + index).padStart(Number(row.digits), '0'),
  })
}

function assertOrder(row: Record<string, any>, issuedOn: string) {
  if (row.last_issued_on !== null && row.last_issued_on > issuedOn) {
    throw new SeriesOrderException(
      `Series ${row.prefix} already has a document of ${row.last_issued_on}: ` +
        `choose that day or a later one instead of ${issuedOn}`
    )
  }
}
