import db from '@adonisjs/lucid/services/db'
import { unitOfWork } from '#app/database/unit_of_work'
import { parkAccounts } from '#app/billing/actions/park_accounts'
import type { Draft } from '#app/invoicing/draft'
import { MAX_CHUNK_ATTEMPTS } from '#app/billing/bill_run'
import { isDead } from '#app/billing/chunks/dead_worker'

/**
 * Gives chunks of dead workers back: at once when the process is gone from this machine, otherwise
 * after a minute without a heartbeat. A chunk that killed three workers is parked.
 */
export async function recoverChunks(runId: number): Promise<number> {
  const running = await db
    .from('run_chunks')
    .where('run_id', runId)
    .where('state', 'running')
    .select('id', 'phase', 'attempt', 'worker', 'heartbeat_at', 'members')
  const dead = running.filter((row) => isDead(row.worker, Number(row.heartbeat_at)))
  for (const row of dead) {
    await (Number(row.attempt) < MAX_CHUNK_ATTEMPTS ? giveBack(row) : giveUp(runId, row))
  }
  return dead.length
}

async function giveBack(row: Record<string, any>) {
  await unitOfWork(async ({ trx }) => {
    await heldBy(trx, row).update({ state: 'waiting', worker: null })
  })
}

async function giveUp(runId: number, row: Record<string, any>) {
  const reason = `Three workers ended while they worked on this chunk; the last was ${row.worker}`
  await unitOfWork(async (work) => {
    const updated = await heldBy(work.trx, row).update({ state: 'failed', reason })
    if (Number(updated) !== 1) return
    const run = await work.trx.from('bill_runs').where('id', runId).firstOrFail()
    const members: number[] = JSON.parse(row.members)
    const ids = row.phase === 'freeze' ? members : await accountsOf(work.trx, members)
    await parkAccounts(
      work,
      { id: runId, companyId: Number(run.company_id) },
      ids.map((id) => ({ account: { id }, parking: { reason: 'CHUNK_FAILED', message: reason } }))
    )
  })
}

type Client = Parameters<Parameters<typeof unitOfWork>[0]>[0]['trx']

function heldBy(trx: Client, row: Record<string, any>) {
  return trx
    .from('run_chunks')
    .where('id', row.id)
    .where('state', 'running')
    .where('attempt', row.attempt)
}

async function accountsOf(trx: Client, draftIds: readonly number[]): Promise<number[]> {
  const rows = await trx
    .from('run_drafts')
    .whereIn('id', [...draftIds])
    .where('issued_id', 0)
    .select('account_id', 'body')
  const ids = rows.flatMap((row): number[] => {
    const { turns }: Pick<Draft, 'turns'> = JSON.parse(row.body)
    return turns?.map(({ accountId }) => accountId) ?? [Number(row.account_id)]
  })
  return [...new Set(ids)]
}
