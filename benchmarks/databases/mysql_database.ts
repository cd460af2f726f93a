import { env } from 'node:process'
import mysql, { type Connection } from 'mysql2/promise'
import { raiseBufferPool } from '#benchmarks/databases/buffer_pool'
import { settleAll } from '#benchmarks/databases/settle_all'

/** The bare limit is measured in a database of its own, beside the product's. */
export const BARE_SUFFIX = '_bare'

/** Makes the bench's databases anew; null when no server answers. */
export async function prepareMysql() {
  const databaseName = env.DB_DATABASE || 'countinghouse_bench'
  if (!/^\w+$/.test(databaseName)) throw new Error(`"${databaseName}" is no database name`)
  const connection = await connect().catch(() => null)
  if (connection === null) {
    return null
  }
  const names = [databaseName, `${databaseName}${BARE_SUFFIX}`]
  try {
    for (const name of names) {
      await connection.query(`drop database if exists ${name}`)
      await connection.query(`create database ${name} character set utf8mb4`)
    }
    const pool = await raiseBufferPool(connection)
    return {
      databaseName,
      notes: pool.notes,
      close: () => takeBack(names, (other) => pool.restore(other)),
    }
  } catch (error) {
    await takeBack(names)
    throw error
  } finally {
    await connection.end()
  }
}

/** On a connection of its own: one that idled through a long bench may have been closed. */
async function takeBack(
  names: readonly string[],
  restore: (connection: Connection) => Promise<void> = async () => {}
) {
  const connection = await connect()
  await settleAll([
    () => restore(connection),
    ...names.map((name) => () => connection.query(`drop database if exists ${name}`)),
    () => connection.end(),
  ])
}

function connect() {
  return mysql.createConnection({
    host: env.DB_HOST ?? '127.0.0.1',
    port: Number(env.DB_PORT ?? 3306),
    user: env.DB_USER ?? 'root',
    password: env.DB_PASSWORD ?? '',
    connectTimeout: 5000,
  })
}
