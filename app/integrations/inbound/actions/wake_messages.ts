import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { ReceiveMessage } from '#app/integrations/inbound/actions/receive_message'

/** Whoever received a message is at work on it. */
const PATIENCE_MS = 60_000
const AT_ONCE = 20

/**
 * The sweeper: messages whose receiver is gone are gone on with. A held message waits for a person,
 * and one that cannot be gone on with (its plugin is gone) does not keep the others back.
 */
export async function wakeMessages(): Promise<number> {
  const rows = await db
    .from('inbound_messages')
    .whereIn('state', ['received', 'parsed'])
    .where('received_at', '<', clock.now() - PATIENCE_MS)
    .orderBy('id')
    .limit(AT_ONCE)
    .select('id')
  const failures: unknown[] = []
  for (const { id } of rows) {
    await new ReceiveMessage().goOn(Number(id)).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  return rows.length
}
