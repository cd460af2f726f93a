import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dialectOf } from '#app/database/dialect'

export type Cell = string | number | bigint | Buffer | null

/** MySQL refuses a statement with more than 65,535 placeholders and packets above its limit. */
const MAX_PLACEHOLDERS = 20_000

/**
 * Writes many rows of one table inside a transaction, strictly: a bad value or a known key is an
 * error, never changed or skipped in silence (INSERT IGNORE does both).
 *
 * Rows are arrays in the order of `columns`. SQLite takes one prepared statement per row (three
 * times as fast as multi-row VALUES there), MySQL multi-row statements. `returnFirstId` of an
 * auto-increment table is deliberately not offered: take ids from `allocateIds`.
 */
export async function bulkInsert(
  trx: TransactionClientContract,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[]
): Promise<void> {
  if (rows.length === 0) {
    return
  }
  if (dialectOf(trx) === 'sqlite') {
    await insertPrepared(trx, table, columns, rows)
    return
  }
  const rowsAtOnce = Math.max(1, Math.floor(MAX_PLACEHOLDERS / columns.length))
  const head = `insert into \`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')}) values `
  const tuple = `(${columns.map(() => '?').join(', ')})`
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const slice = rows.slice(from, from + rowsAtOnce)
    await trx.rawQuery(head + Array(slice.length).fill(tuple).join(', '), slice.flat() as any[])
  }
}

interface NativeStatement {
  run(...values: unknown[]): unknown
}

async function insertPrepared(
  trx: TransactionClientContract,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[]
) {
  const client = (trx.knexClient as any).client
  const connection = await client.acquireConnection()
  const statement: NativeStatement = connection.prepare(
    `insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns
      .map(() => '?')
      .join(', ')})`
  )
  for (const row of rows) {
    statement.run(...row)
  }
}
