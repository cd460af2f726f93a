import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import StaffSession from '#app/identity/models/staff_session'

/** Ends open sessions, so that a copy of their cookies opens nothing any more. */
export function endSessions(
  trx: TransactionClientContract,
  which: { id: number } | { userId: number }
) {
  return StaffSession.query({ client: trx })
    .where(which)
    .whereNull('endedAt')
    .update({ endedAt: DateTime.fromMillis(clock.now()).toSQL({ includeOffset: false }) })
}
