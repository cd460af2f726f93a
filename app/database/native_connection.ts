import type { Cell } from '#app/database/cells'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** What of better-sqlite3 the house uses directly; its calls return when they are done. */
export interface SqliteConnection {
  prepare(sql: string): {
    run(...values: unknown[]): { changes: number }
    get(...values: unknown[]): unknown
    raw(): {
      get(...values: unknown[]): unknown[] | undefined
      all(...values: unknown[]): Cell[][]
    }
  }
}

/** What of mysql2 the house uses directly. */
export interface MysqlConnection {
  execute(
    sql: string | { readonly sql: string; readonly rowsAsArray: true },
    values: readonly unknown[],
    done: (error: Error | null, result: unknown) => void
  ): void
  query(
    options: {
      readonly sql: string
      readonly values: readonly unknown[]
      readonly rowsAsArray: true
    },
    done: (error: Error | null, result: unknown) => void
  ): void
}

/**
 * The driver's own connection of a transaction. Bulk writes take it, because each layer above it
 * costs more than the database itself.
 */
export async function nativeConnection<T extends SqliteConnection | MysqlConnection>(
  trx: QueryClientContract
): Promise<T> {
  return (trx as any).knexClient.client.acquireConnection()
}

/** Lends a connection of the pool for a read outside of any transaction. */
export async function withNativeConnection<T extends SqliteConnection | MysqlConnection, Result>(
  client: QueryClientContract,
  work: (connection: T) => Promise<Result>
): Promise<Result> {
  if (client.isTransaction) {
    return work(await nativeConnection<T>(client))
  }
  const pool = (client as any).getReadClient().client
  const connection = await pool.acquireConnection()
  try {
    return await work(connection)
  } finally {
    await pool.releaseConnection(connection)
  }
}

/** One prepared statement on MySQL; the driver keeps it for the next call with the same text. */
export function executePrepared(
  connection: MysqlConnection,
  sql: string,
  values: readonly unknown[]
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.execute(sql, values, (error, result) => (error ? reject(error) : resolve(result)))
  })
}

/** Like `executePrepared`, for a query whose rows come as arrays in the order of its columns. */
export async function selectPrepared(
  connection: MysqlConnection,
  sql: string,
  values: readonly unknown[]
): Promise<Cell[][]> {
  return new Promise((resolve, reject) => {
    connection.execute({ sql, rowsAsArray: true }, values, (error, result) =>
      error ? reject(error) : resolve(result as Cell[][])
    )
  })
}

/** Rows as arrays of a query that is not worth preparing: its text is another one each time. */
export async function selectRows(
  connection: MysqlConnection,
  sql: string,
  values: readonly unknown[]
): Promise<Cell[][]> {
  return new Promise((resolve, reject) => {
    connection.query({ sql, values, rowsAsArray: true }, (error, result) =>
      error ? reject(error) : resolve(result as Cell[][])
    )
  })
}
