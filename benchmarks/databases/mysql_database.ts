import { env } from 'node:process'
import mysql from 'mysql2/promise'
import { raiseBufferPool } from '#benchmarks/databases/buffer_pool'

/** The bare limit is measured in a database of its own, beside the product's. */
export const BARE_SUFFIX = '_bare'

/** Makes the bench's databases anew; null when no server answers. */
export async function prepareMysql() {
  const databaseName = env.DB_DATABASE || 'countinghouse_bench'
  if (!/^\w+$/.test(databaseName)) throw new Error(`"${databaseName}" is no database name`)
  const connection = await connect()
  if (connection === null) {
    return null
  }
  const names = [databaseName, `${databaseName}${BARE_SUFFIX}`]
  for (const name of names) {
    await connection.query(`drop database if exists ${name}`)
    await connection.query(`create database ${name} character set utf8mb4`)
  }
  const pool = await raiseBufferPool(connection)
  return {
    databaseName,
    notes: pool.notes,
    async close() {
      for (const name of names) await connection.query(`drop database if exists ${name}`)
      await pool.restore()
      await connection.end()
    },
  }
}

async function connect() {
  try {
    return await mysql.createConnection({
      host: env.DB_HOST ?? '127.0.0.1',
      port: Number(env.DB_PORT ?? 3306),
      user: env.DB_USER ?? 'root',
      password: env.DB_PASSWORD ?? '',
      connectTimeout: 5000,
    })
  } catch {
    return null
  }
}
