import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import MovePlansJob from '#app/billing/jobs/move_plans_job'

/** A move that was just confirmed has a job on its way. */
const PATIENCE_MS = 30_000

/** The sweeper: moves whose worker is gone get a new job; two at one move do no harm. */
export async function wakePlanMoves(): Promise<number> {
  const moves = await db
    .from('plan_moves')
    .where('state', 'running')
    .where('confirmed_at', '<', clock.now() - PATIENCE_MS)
    .orderBy('id')
    .limit(100)
    .select('id')
  for (const { id } of moves) {
    await MovePlansJob.dispatch({ moveId: Number(id) }).dedup({ id: `plan-move-${id}` })
  }
  return moves.length
}
