import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { hasEnded, workerName } from '#app/database/worker_name'
import { fileKnown, importRunning } from '#app/usage/importing/refusals'
import { findImport } from '#app/usage/queries/load_import'
import { HEARTBEAT_TIMEOUT_MS, type UsageImport } from '#app/usage/usage_import'

/**
 * Takes an import over for this worker, to go on behind its last committed row. The attempt it
 * returns proves in every later step that nobody took it over again.
 *
 * Errors: E_FILE_KNOWN when it has finished, E_IMPORT_RUNNING while another worker is at it.
 */
export async function claimImport(id: number): Promise<UsageImport> {
  return unitOfWork(async ({ trx }) => {
    const known = await findImport(id, trx)
    if (known === null) throw new RangeError(`There is no import ${id}`)
    if (known.state === 'finished') throw fileKnown(known, known.fileName)
    if (known.state === 'running' && !isAbandoned(known)) throw importRunning(known)
    const attempt = known.attempt + 1
    const taken = await trx
      .from('usage_imports')
      .where('id', id)
      .where('attempt', known.attempt)
      .where('state', known.state)
      .update({
        state: 'running',
        attempt,
        worker: workerName(),
        heartbeat_at: clock.now(),
        error: null,
      })
    if (Number(taken) !== 1) throw importRunning(known)
    return { ...known, state: 'running', attempt }
  })
}

/** At once when the process is gone from this machine, otherwise after a minute of silence. */
export function isAbandoned(known: UsageImport): boolean {
  return hasEnded(known.worker) || clock.now() - known.heartbeatAt > HEARTBEAT_TIMEOUT_MS
}
