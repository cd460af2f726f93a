import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Cell } from '#app/database/cells'
import { dialectOf } from '#app/database/dialect'
import {
  selectRows,
  withNativeConnection,
  type MysqlConnection,
  type SqliteConnection,
} from '#app/database/native_connection'

/**
 * The rows of a large query as arrays in the order of its columns: for tens of thousands of rows
 * the layers above the driver cost more than the database.
 */
export function readRows(
  client: QueryClientContract,
  query: DatabaseQueryBuilderContract
): Promise<Cell[][]> {
  const { sql, bindings } = query.toSQL()
  if (dialectOf(client) === 'sqlite') {
    return withNativeConnection<SqliteConnection, Cell[][]>(client, async (connection) => {
      return connection
        .prepare(sql)
        .raw()
        .all(...bindings)
    })
  }
  return withNativeConnection<MysqlConnection, Cell[][]>(client, (connection) => {
    return selectRows(connection, sql, bindings)
  })
}
