import { canonicalJson } from '#kernel/canonical_json'
import type { Cell } from '#app/database/bulk_insert'
import type { ChunkPhase } from '#app/billing/bill_run'

export const CHUNK_COLUMNS = [
  'run_id',
  'phase',
  'chunk_no',
  'members',
  'state',
  'attempt',
  'done',
  'total',
]

/** Waiting chunks of a run, numbered behind those that are there. */
export function chunkRows(
  runId: number,
  phase: ChunkPhase,
  chunks: readonly (readonly number[])[],
  after = 0
): Cell[][] {
  return chunks.map((members, index) => {
    const text = canonicalJson([...members])
    return [runId, phase, after + index + 1, text, 'waiting', 0, 0, members.length]
  })
}
