import db from '@adonisjs/lucid/services/db'
import type { Cell } from '#app/database/cells'

export interface StoredRows {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: Cell[][]
}

/** What the product wrote into a table, in the order it was written, as it is to be written again. */
export async function storedRows(table: string, orderBy: readonly string[]): Promise<StoredRows> {
  const query = db.from(table).select('*')
  for (const column of orderBy) query.orderBy(column)
  const rows: Record<string, Cell>[] = await query
  const columns = Object.keys(rows[0] ?? {})
  return { table, columns, rows: rows.map((row) => columns.map((column) => row[column])) }
}
