import db from '@adonisjs/lucid/services/db'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import databaseConfig from '#config/database'
import env from '#start/env'
import { BARE_SUFFIX } from '#benchmarks/databases/mysql_database'
import type { Cell } from '#app/database/cells'

type Rows = readonly (readonly Cell[])[]

/** The driver alone, on tables like the product's, with the settings the product connects with. */
export interface BareConnection {
  /** Runs schema statements. */
  run(sql: string): Promise<void>
  /** A writer that keeps its prepared statements. */
  writer(table: string, columns: readonly string[]): (rows: Rows) => Promise<void>
  transaction(work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

const require = createRequire(import.meta.url)

export function openBare(): Promise<BareConnection> {
  return db.primaryConnectionName === 'sqlite' ? openSqlite() : openMysql()
}

async function openSqlite(): Promise<BareConnection> {
  const Sqlite = require('better-sqlite3')
  const connection = new Sqlite(join(env.get('STORAGE_PATH'), 'bare.sqlite3'))
  await configure('sqlite', connection)
  return {
    run: async (sql) => connection.exec(sql),
    writer(table, columns) {
      const places = columns.map(() => '?').join(', ')
      const names = columns.map((name) => `"${name}"`).join(', ')
      const statement = connection.prepare(`insert into "${table}" (${names}) values (${places})`)
      return async (rows) => {
        for (const row of rows) statement.run(row)
      }
    },
    async transaction(work) {
      connection.exec('begin immediate')
      await work()
      connection.exec('commit')
    },
    close: async () => connection.close(),
  }
}

/** Rows of one statement: between 250 and 2,000 the server's own time is the same. */
const ROWS_PER_STATEMENT = 1000

async function openMysql(): Promise<BareConnection> {
  const mysql = require('mysql2')
  const { connection: settings } = databaseConfig.connections.mysql as any
  const database = `${settings.database}${BARE_SUFFIX}`
  const connection = mysql.createConnection({ ...settings, database })
  await configure('mysql', connection)
  const execute = (sql: string, values: readonly Cell[]) =>
    new Promise<void>((resolve, reject) => {
      connection.execute(sql, values, (error: Error | null) => (error ? reject(error) : resolve()))
    })
  const query = (sql: string) =>
    new Promise<void>((resolve, reject) => {
      connection.query(sql, (error: Error | null) => (error ? reject(error) : resolve()))
    })
  return {
    run: query,
    writer(table, columns) {
      const tuple = `(${columns.map(() => '?').join(', ')})`
      const names = columns.map((name) => `\`${name}\``).join(', ')
      const head = `insert into \`${table}\` (${names}) values `
      return async (rows) => {
        for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
          const slice = rows.slice(from, from + ROWS_PER_STATEMENT)
          await execute(head + Array(slice.length).fill(tuple).join(', '), slice.flat())
        }
      }
    },
    async transaction(work) {
      await query('start transaction')
      await work()
      await query('commit')
    },
    close: () => new Promise((resolve) => connection.end(() => resolve())),
  }
}

/** Pragmas and session variables, from the product's own configuration. */
function configure(name: 'sqlite' | 'mysql', connection: unknown): Promise<void> {
  const { afterCreate } = databaseConfig.connections[name].pool as any
  return new Promise((resolve, reject) => {
    afterCreate(connection, (error: Error | null) => (error ? reject(error) : resolve()))
  })
}
