import { Exception } from '@adonisjs/core/exceptions'
import { clock } from '#app/database/clock'
import type { UnitOfWork } from '#app/database/unit_of_work'
import type { ClaimedChunk } from '#app/billing/chunks/claim_chunk'

/** The chunk was given to another worker meanwhile: what was computed here is dropped. */
export class ChunkLostException extends Exception {
  static status = 409
  static code = 'E_CHUNK_LOST'
}

/** Marks a chunk done in the transaction that wrote its results, if this worker still holds it. */
export async function completeChunk(work: UnitOfWork, chunk: ClaimedChunk, done: number) {
  const updated = await work.trx
    .from('run_chunks')
    .where('id', chunk.id)
    .where('state', 'running')
    .where('attempt', chunk.attempt)
    .update({ state: 'done', done, heartbeat_at: clock.now() })
  if (Number(updated) !== 1) {
    throw new ChunkLostException('The chunk was given to another worker or its run was cancelled')
  }
}
