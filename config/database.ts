import env from '#start/env'
import { join } from 'node:path'
import { defineConfig } from '@adonisjs/lucid'

const embedded = env.get('DB_CONNECTION') === 'sqlite'

/**
 * Jobs have a file of their own beside the embedded database, because its one writer would otherwise wait
 * for the queue's polling. A database server holds both.
 */
export const queueConnection = embedded ? 'queue' : 'mysql'

/**
 * Set for the session: Lucid 22 drops the isolation level that a transaction asks for. Under
 * REPEATABLE READ a unit of work that waited for a row would go on with what it saw before.
 */
const SESSION_ISOLATION = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'

/** The strict rules of MySQL 8, on MariaDB too. */
const SESSION_RULES =
  "SET SESSION time_zone = '+00:00', sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES," +
  "NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"

/** A file that readers and one writer share; a reader never blocks the writer (write-ahead log). */
function sqlite(file: string, migrations: string) {
  return {
    client: 'better-sqlite3' as const,
    connection: { filename: join(env.get('STORAGE_PATH'), file) },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: any, done: (error: Error | null, connection: any) => void) {
        connection.pragma('journal_mode = WAL')
        connection.pragma('synchronous = NORMAL')
        connection.pragma('busy_timeout = 5000')
        connection.pragma('foreign_keys = ON')
        /** 64 MB of pages in memory and of log before it is folded back: bulk writes touch many pages. */
        connection.pragma('cache_size = -65536')
        connection.pragma('wal_autocheckpoint = 16000')
        done(null, connection)
      },
    },
    migrations: { naturalSort: true, paths: [migrations] },
    schemaGeneration: { enabled: false },
  }
}

const databaseConfig = defineConfig({
  connection: env.get('DB_CONNECTION'),
  prettyPrintDebugQueries: true,
  connections: {
    sqlite: {
      ...sqlite('db.sqlite3', 'database/migrations'),
      schemaGeneration: {
        enabled: env.get('NODE_ENV') === 'development',
        outputPath: 'database/schema.ts',
        rulesPaths: ['./database/schema_rules.js'],
      },
    },
    queue: sqlite('queue.sqlite3', 'database/queue_migrations'),
    mysql: {
      client: 'mysql2',
      connection: {
        host: env.get('DB_HOST', '127.0.0.1'),
        port: env.get('DB_PORT', 3306),
        user: env.get('DB_USER', 'root'),
        password: env.get('DB_PASSWORD', ''),
        database: env.get('DB_DATABASE', 'countinghouse'),
        charset: 'utf8mb4',
        timezone: 'Z',
        dateStrings: true,
        decimalNumbers: false,
        supportBigNumbers: true,
        bigNumberStrings: false,
      },
      pool: {
        min: 0,
        max: 10,
        afterCreate(connection: any, done: (error: Error | null, connection: any) => void) {
          connection.query(SESSION_ISOLATION, (isolationError: Error | null) => {
            if (isolationError) return done(isolationError, connection)
            connection.query(SESSION_RULES, (error: Error | null) => done(error, connection))
          })
        },
      },
      migrations: {
        naturalSort: true,
        paths: ['database/migrations', 'database/queue_migrations'],
      },
      schemaGeneration: { enabled: false },
    },
  },
})

export default databaseConfig
