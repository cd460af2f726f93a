import db from '@adonisjs/lucid/services/db'
import ProcessRunJob from '#app/billing/jobs/process_run_job'
import { recoverChunks } from '#app/billing/chunks/recover_chunks'

/**
 * The sweeper: runs that have work waiting and nobody at it get a new job. A job that was lost with
 * its worker is no loss, because the chunks are the truth.
 */
export async function wakeRuns(): Promise<number> {
  const runs = await db
    .from('bill_runs')
    .whereIn('state', ['freezing', 'issuing'])
    .orderBy('id')
    .limit(100)
    .select('id')
  let woken = 0
  for (const run of runs) {
    await recoverChunks(Number(run.id))
    const busy = await db
      .from('run_chunks')
      .where({ run_id: run.id, state: 'running' })
      .select('id')
      .first()
    if (!busy) {
      await ProcessRunJob.dispatch({ runId: Number(run.id) }).dedup({ id: `run-${run.id}` })
      woken++
    }
  }
  return woken
}
