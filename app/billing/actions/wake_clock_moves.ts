import db from '@adonisjs/lucid/services/db'
import MoveClockJob from '#app/billing/jobs/move_clock_job'
import { clock } from '#app/database/clock'

/** A move that was just ordered has a job on its way. */
const PATIENCE_MS = 30_000

/** The sweeper: moves of test clocks whose worker is gone get a new job. */
export async function wakeClockMoves(): Promise<number> {
  const moves = await db
    .from('clock_moves')
    .where('ended_id', 0)
    .where('moved_at', '<', clock.now() - PATIENCE_MS)
    .orderBy('id')
    .limit(100)
    .select('id')
  for (const { id } of moves) {
    await MoveClockJob.dispatch({ moveId: Number(id) }).dedup({ id: `clock-${id}` })
  }
  return moves.length
}
