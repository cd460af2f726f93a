import db from '@adonisjs/lucid/services/db'
import { dialectOf } from '#app/database/dialect'

/** How bulk writers cut their work for the database at hand. */
export interface BatchProfile {
  readonly rowsPerTransaction: number
  /** Whether preparing the next batch while one is written gains time: only with a server. */
  readonly writesInBackground: boolean
}

/**
 * SQLite has one writer: a transaction of some 8,000 rows keeps a person at the console waiting for
 * about a tenth of a second, and on the command line a larger one saves a third of the time,
 * because rows that belong beside each other on disk are written together. A server writes large
 * ones beside each other anyway.
 */
export function batchProfile(runs: 'beside_console' | 'on_command_line'): BatchProfile {
  if (dialectOf(db.connection()) === 'mysql') {
    return { rowsPerTransaction: 10_000, writesInBackground: true }
  }
  const rowsPerTransaction = runs === 'beside_console' ? 8_000 : 20_000
  return { rowsPerTransaction, writesInBackground: false }
}

/**
 * How many transactions of one process gain time side by side: with a server one computes while
 * another waits for its writes; an embedded database has one writer and one connection.
 */
export function writersAtOnce(): number {
  return dialectOf(db.connection()) === 'mysql' ? 2 : 1
}
