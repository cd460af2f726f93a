import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { insertMysql, insertOneSql, slicesForMysql } from '#app/database/bulk_insert'
import { assertCells, type Cell, type RowList } from '#app/database/cells'
import { dialectOf } from '#app/database/dialect'
import { isDuplicateKey } from '#app/database/errors'
import {
  nativeConnection,
  selectPrepared,
  type MysqlConnection,
  type SqliteConnection,
} from '#app/database/native_connection'

export interface NewRows {
  readonly table: string
  /** The first column is the primary key, a Buffer; keys of one call are distinct. */
  readonly columns: readonly string[]
  readonly rows: RowList
  /** Ask for known keys first: right when many are expected, as in an overlapping file. */
  readonly expectKnown: boolean
}

/** Stored rows behind keys that were known before, by the position of the row that was refused. */
export type KnownRows = Map<number, readonly Cell[]>

/** A key that another writer inserts and takes back again and again is a fault, not a race. */
const MAX_ROUNDS = 20

/**
 * Inserts those rows whose key is not in the table yet and returns the stored rows of the others.
 * Strict in everything but the key: a bad value is an error on both databases.
 *
 * MySQL: known keys are read, the rest is inserted; when another writer was faster (1062) the slice
 * is read again. Rows sorted by key let two writers of one file wait for each other, not deadlock.
 */
export async function insertNew(
  trx: TransactionClientContract,
  request: NewRows
): Promise<KnownRows> {
  return dialectOf(trx) === 'sqlite' ? insertNewSqlite(trx, request) : insertNewMysql(trx, request)
}

/** The unit of work already holds the only write lock, so nobody can come in between. */
async function insertNewSqlite(trx: TransactionClientContract, request: NewRows) {
  const { table, columns, rows } = request
  const connection = await nativeConnection<SqliteConnection>(trx)
  const names = columns.map((name) => `"${name}"`).join(', ')
  const select = connection
    .prepare(`select ${names} from "${table}" where "${columns[0]}" = ?`)
    .raw()
  const insert = connection.prepare(
    `${insertOneSql(table, columns)} on conflict("${columns[0]}") do nothing`
  )
  const known: KnownRows = new Map()
  for (let index = 0; index < rows.length; index++) {
    const row = rows.at(index)!
    assertCells(table, columns, row)
    if (insert.run(row).changes === 0) known.set(index, select.get(row[0]) as Cell[])
  }
  return known
}

async function insertNewMysql(trx: TransactionClientContract, request: NewRows) {
  const connection = await nativeConnection<MysqlConnection>(trx)
  const known: KnownRows = new Map()
  const positions = Array.from({ length: request.rows.length }, (_, index) => index)
  const insert = request.expectKnown ? insertUnknown : insertPart
  for (const { from, to } of slicesForMysql(positions.length, request.columns.length)) {
    await insert(connection, request, positions.slice(from, to), known, 1)
  }
  return known
}

/** One statement: all of its rows are written or, when a key is known, none. */
async function insertPart(
  connection: MysqlConnection,
  request: NewRows,
  positions: readonly number[],
  known: KnownRows,
  round: number
) {
  const rows = positions.map((position) => request.rows.at(position)!)
  try {
    await insertMysql(connection, request.table, request.columns, rows)
  } catch (error) {
    if (!isDuplicateKey(error) || round === MAX_ROUNDS) throw error
    await insertUnknown(connection, request, positions, known, round + 1)
  }
}

async function insertUnknown(
  connection: MysqlConnection,
  request: NewRows,
  positions: readonly number[],
  known: KnownRows,
  round: number
) {
  await readKnown(connection, request, positions, known)
  const fresh = positions.filter((position) => !known.has(position))
  for (const { from, to } of slicesForMysql(fresh.length, request.columns.length)) {
    await insertPart(connection, request, fresh.slice(from, to), known, round)
  }
}

async function readKnown(
  connection: MysqlConnection,
  { table, columns, rows }: NewRows,
  positions: readonly number[],
  known: KnownRows
) {
  const keys = positions.map((position) => rows.at(position)![0])
  const byKey = new Map(keys.map((key, index) => [textOf(key), positions[index]]))
  const names = columns.map((name) => `\`${name}\``).join(', ')
  const places = positions.map(() => '?').join(', ')
  const sql = `select ${names} from \`${table}\` where \`${columns[0]}\` in (${places})`
  for (const row of await selectPrepared(connection, sql, keys)) {
    known.set(byKey.get(textOf(row[0]))!, row)
  }
}

function textOf(key: Cell) {
  return (key as Buffer).toString('latin1')
}
