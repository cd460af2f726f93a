import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { prepareMysql } from '#benchmarks/databases/mysql_database'
import { settleAll } from '#benchmarks/databases/settle_all'
import type { Database } from '#benchmarks/options'

/** A throw-away database and storage folder of one bench. */
export interface BenchDatabase {
  readonly name: Database
  /** What its processes run with. */
  readonly environment: NodeJS.ProcessEnv
  readonly notes: readonly string[]
  close(): Promise<void>
}

const TMP = fileURLToPath(new URL('../../tmp', import.meta.url))

/** Null when MySQL does not answer. */
export async function openBenchDatabase(name: Database): Promise<BenchDatabase | null> {
  mkdirSync(TMP, { recursive: true })
  const storage = mkdtempSync(join(TMP, 'bench-'))
  const removeStorage = () => rmSync(storage, { recursive: true, force: true, maxRetries: 5 })
  const environment = {
    ...env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    TZ: 'UTC',
    HOST: '127.0.0.1',
    PORT: '3333',
    APP_URL: 'http://localhost:3333',
    APP_KEY: randomBytes(32).toString('base64url'),
    STORAGE_PATH: storage,
    DB_CONNECTION: name,
  }
  if (name === 'sqlite') {
    return { name, environment, notes: [], close: async () => removeStorage() }
  }
  const mysql = await prepareMysql().catch((error) => {
    removeStorage()
    throw error
  })
  if (mysql === null) {
    removeStorage()
    return null
  }
  return {
    name,
    environment: { ...environment, DB_DATABASE: mysql.databaseName },
    notes: mysql.notes,
    close: () => settleAll([mysql.close, removeStorage]),
  }
}
