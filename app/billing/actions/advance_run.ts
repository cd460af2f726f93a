import db from '@adonisjs/lucid/services/db'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { CHUNK_COLUMNS, chunkRows } from '#app/billing/chunks/chunk_rows'
import { cutChunks } from '#app/billing/chunks/cut_chunks'
import { DRAFTS_PER_CHUNK, type BillRun } from '#app/billing/bill_run'

/** What a worker that finds no waiting chunk should do. */
export type Advance = 'more' | 'wait' | 'ended'

/**
 * Moves a run on when all chunks of its phase have ended: from freezing to issuing, from issuing to
 * finished. Many workers may call it; the state in the update's condition lets one of them do it.
 */
export async function advanceRun(run: BillRun): Promise<Advance> {
  const current = await db.from('bill_runs').where('id', run.id).select('state').firstOrFail()
  if (!['freezing', 'issuing'].includes(current.state)) {
    return 'ended'
  }
  const busy = await db
    .from('run_chunks')
    .where('run_id', run.id)
    .whereIn('state', ['waiting', 'running'])
    .select('state')
    .orderBy('state', 'desc')
    .first()
  if (busy) {
    return busy.state === 'waiting' ? 'more' : 'wait'
  }
  await unitOfWork(async (work) => {
    const next = current.state === 'freezing' && run.kind === 'live' ? 'issuing' : 'finished'
    const ended = next === 'finished' ? { finished_at: clock.now() } : {}
    const updated = await work.trx
      .from('bill_runs')
      .where('id', run.id)
      .where('state', current.state)
      .update({ state: next, ...ended })
    if (Number(updated) !== 1) return
    if (next === 'issuing') await planIssue(work, run)
    else recordEnd(work, run)
  })
  return 'more'
}

/** Cuts the waiting drafts of a run into groups that are numbered together. */
async function planIssue({ trx }: UnitOfWork, run: BillRun) {
  const drafts = await trx
    .from('run_drafts')
    .where('run_id', run.id)
    .where('issued_id', 0)
    .orderBy('account_id')
    .orderBy('id')
    .select('id', 'unit_id')
  const chunks = cutChunks(drafts, (row) => Number(row.unit_id) || null, DRAFTS_PER_CHUNK)
  const ids = chunks.map((members) => members.map((row) => Number(row.id)))
  await bulkInsert(trx, 'run_chunks', CHUNK_COLUMNS, chunkRows(run.id, 'issue', ids))
}

function recordEnd(work: UnitOfWork, run: BillRun) {
  work.record({
    companyId: run.companyId,
    actor: 'system',
    action: 'bill_run.finished',
    subjectKind: 'bill_run',
    subjectId: run.id,
  })
}
