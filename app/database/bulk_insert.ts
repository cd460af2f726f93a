import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { assertCells, type Cell, type RowList } from '#app/database/cells'
import { dialectOf } from '#app/database/dialect'
import {
  executePrepared,
  nativeConnection,
  type MysqlConnection,
  type SqliteConnection,
} from '#app/database/native_connection'

export type { Cell, RowList } from '#app/database/cells'

/** MySQL refuses a statement with more than 65,535 placeholders; more than this gains nothing. */
const MAX_PLACEHOLDERS = 20_000

/**
 * Writes many rows of one table inside a transaction, strictly: a bad value or a known key is an
 * error, never changed or skipped in silence (INSERT IGNORE does both).
 *
 * Rows are arrays in the order of `columns`. SQLite takes one prepared statement per row (three
 * times as fast as multi-row VALUES there), MySQL prepared multi-row statements. The first id of an
 * auto-increment table is deliberately not returned: take ids from `allocateIds`.
 *
 * Errors: E_CELL when a number is no safe integer; what the database says otherwise.
 */
export async function bulkInsert(
  trx: TransactionClientContract,
  table: string,
  columns: readonly string[],
  rows: RowList
): Promise<void> {
  if (rows.length === 0) {
    return
  }
  if (dialectOf(trx) === 'sqlite') {
    await insertSqlite(trx, table, columns, rows)
    return
  }
  const connection = await nativeConnection<MysqlConnection>(trx)
  for (const { from, to } of slicesForMysql(rows.length, columns.length)) {
    const slice = Array.from({ length: to - from }, (_, index) => rows.at(from + index)!)
    await insertMysql(connection, table, columns, slice)
  }
}

async function insertSqlite(
  trx: TransactionClientContract,
  table: string,
  columns: readonly string[],
  rows: RowList
) {
  const connection = await nativeConnection<SqliteConnection>(trx)
  const statement = connection.prepare(insertOneSql(table, columns))
  for (let index = 0; index < rows.length; index++) {
    const row = rows.at(index)!
    assertCells(table, columns, row)
    statement.run(row)
  }
}

export function insertOneSql(table: string, columns: readonly string[]) {
  const names = columns.map((name) => `"${name}"`).join(', ')
  return `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`
}

export function insertMysql(
  connection: MysqlConnection,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[]
) {
  for (const row of rows) assertCells(table, columns, row)
  const names = columns.map((name) => `\`${name}\``).join(', ')
  const tuple = `(${columns.map(() => '?').join(', ')})`
  const sql = `insert into \`${table}\` (${names}) values ${Array(rows.length).fill(tuple).join(', ')}`
  return executePrepared(connection, sql, rows.flat())
}

/**
 * Cuts rows into slices whose lengths are powers of two, the largest first, so that a table needs a
 * dozen prepared statements and not one for every number of rows.
 */
export function* slicesForMysql(
  rowCount: number,
  columnCount: number
): Generator<{ from: number; to: number }> {
  let size = 2 ** Math.floor(Math.log2(Math.max(1, MAX_PLACEHOLDERS / columnCount)))
  for (let from = 0; from < rowCount; from += size) {
    while (size > rowCount - from) {
      size /= 2
    }
    yield { from, to: from + size }
  }
}
