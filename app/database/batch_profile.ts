import db from '@adonisjs/lucid/services/db'
import { dialectOf } from '#app/database/dialect'

/** How bulk writers cut their work for the database at hand. */
export interface BatchProfile {
  readonly rowsPerTransaction: number
  /** Whether preparing the next batch while one is written gains time: only with a server. */
  readonly writesInBackground: boolean
}

/**
 * SQLite has one writer: a transaction of some 8,000 rows keeps others waiting for about a tenth of
 * a second. A server writes larger ones beside each other.
 */
export function batchProfile(): BatchProfile {
  return dialectOf(db.connection()) === 'sqlite'
    ? { rowsPerTransaction: 8_000, writesInBackground: false }
    : { rowsPerTransaction: 20_000, writesInBackground: true }
}
