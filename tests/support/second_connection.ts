import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

const NAME = 'second'

/** A connection beside the application's own, as another process would have one. */
export function secondConnection(): QueryClientContract {
  if (!db.manager.has(NAME)) {
    const { config } = db.manager.get(db.primaryConnectionName)!
    db.manager.add(NAME, { ...config, pool: { ...config.pool, min: 1, max: 1 } })
  }
  return db.connection(NAME)
}

export async function closeSecondConnection() {
  await db.manager.close(NAME, true)
}

/** SQLite waits for a lock inside the driver, which would stop both sides of a test in one process. */
export async function refuseAtOnceWhenBusy(client: QueryClientContract) {
  if (client.dialect.name !== 'mysql') await client.rawQuery('pragma busy_timeout = 0')
  else await client.rawQuery('set session innodb_lock_wait_timeout = 1')
}

export async function waitWhenBusy(client: QueryClientContract) {
  if (client.dialect.name !== 'mysql') await client.rawQuery('pragma busy_timeout = 5000')
}
