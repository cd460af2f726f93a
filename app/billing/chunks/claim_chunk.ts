import { hostname } from 'node:os'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import type { ChunkPhase } from '#app/billing/bill_run'

/** A chunk that this worker holds; `attempt` proves that nobody took it over meanwhile. */
export interface ClaimedChunk {
  readonly id: number
  readonly runId: number
  readonly phase: ChunkPhase
  readonly attempt: number
  readonly members: readonly number[]
}

/** Names this process, so that a worker on the same machine can see whether it still lives. */
export function workerName(): string {
  return `${hostname().slice(0, 60)}:${process.pid}`
}

/** Takes the next waiting chunk of a run, or null when none waits. */
export async function claimChunk(runId: number): Promise<ClaimedChunk | null> {
  for (;;) {
    const row = await db
      .from('run_chunks')
      .where('run_id', runId)
      .where('state', 'waiting')
      .orderBy('id')
      .select('id', 'phase', 'attempt', 'members')
      .first()
    if (row === null || row === undefined) {
      return null
    }
    const attempt = Number(row.attempt) + 1
    const taken = await unitOfWork(async ({ trx }) => {
      const updated = await trx
        .from('run_chunks')
        .where('id', row.id)
        .where('state', 'waiting')
        .where('attempt', row.attempt)
        .update({ state: 'running', attempt, worker: workerName(), heartbeat_at: clock.now() })
      return Number(updated) === 1
    })
    if (taken) {
      const members: number[] = JSON.parse(row.members)
      return { id: Number(row.id), runId, phase: row.phase, attempt, members }
    }
  }
}
