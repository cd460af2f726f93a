import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'

/** Who repeats a request later than this asks anew; usage that was accepted is known by its own keys. */
const DAYS_KEPT = 30
/** Answers that one call forgets; the next call goes on. */
const AT_ONCE = 1_000

/** Forgets answers to requests of a month ago; returns how many. */
export async function purgeAnswers(): Promise<number> {
  const oldest = clock.now() - DAYS_KEPT * 86_400_000
  const rows = await db
    .from('idempotency_keys')
    .where('created_at', '<', oldest)
    .orderBy('created_at')
    .limit(AT_ONCE)
    .select('key_hash')
  if (rows.length === 0) return 0
  const keys = rows.map((row) => row.key_hash as Buffer)
  await unitOfWork(({ trx }) => trx.from('idempotency_keys').whereIn('key_hash', keys).delete())
  return rows.length
}
