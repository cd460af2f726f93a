import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { ChunkPhase } from '#app/billing/bill_run'
import { loadBillRunRows, type BillRunRow } from '#app/billing/queries/list_bill_runs'

/** How far one phase is, in accounts (freeze) or documents (issue). */
export interface PhaseProgress {
  readonly phase: ChunkPhase
  readonly done: number
  readonly total: number
  readonly chunks: { readonly [state: string]: number }
  /** Why chunks failed; at most three. */
  readonly failures: readonly string[]
}

export interface ParkedReason {
  readonly reason: string
  readonly count: number
  readonly message: string
}

export interface BillRunDetails extends BillRunRow {
  readonly reason: string | null
  readonly phases: readonly PhaseProgress[]
  readonly parkedReasons: readonly ParkedReason[]
}

/** A run with its progress. Errors: E_ROW_NOT_FOUND (404), for those of other companies too. */
export default class FindBillRun {
  async execute(companyId: number, runId: number): Promise<BillRunDetails> {
    const client = db.connection()
    const [run] = await loadBillRunRows(client, [runId], { companyId })
    if (!run) throw new NotFoundException('bill run', runId)

    const row = await client.from('bill_runs').where('id', runId).select('reason').firstOrFail()
    return {
      ...run,
      reason: row.reason,
      phases: await phasesOf(client, runId),
      parkedReasons: await parkedReasonsOf(client, runId),
    }
  }
}

async function phasesOf(client: QueryClientContract, runId: number): Promise<PhaseProgress[]> {
  const rows = await client
    .from('run_chunks')
    .where('run_id', runId)
    .groupBy('phase', 'state')
    .select('phase', 'state')
    .count('* as chunks')
    .sum('done as done')
    .sum('total as total')
  const failures = await client
    .from('run_chunks')
    .where('run_id', runId)
    .whereNotNull('reason')
    .orderBy('id', 'desc')
    .limit(3)
    .select('phase', 'reason')
  return (['freeze', 'issue'] as const).flatMap((phase) => {
    const parts = rows.filter((row) => row.phase === phase)
    if (parts.length === 0) return []
    return {
      phase,
      done: parts.reduce((sum, row) => sum + Number(row.done), 0),
      total: parts.reduce((sum, row) => sum + Number(row.total), 0),
      chunks: Object.fromEntries(parts.map((row) => [row.state, Number(row.chunks)])),
      failures: failures.filter((row) => row.phase === phase).map((row) => row.reason),
    }
  })
}

async function parkedReasonsOf(
  client: QueryClientContract,
  runId: number
): Promise<ParkedReason[]> {
  const rows = await client
    .from('parked_accounts')
    .where('run_id', runId)
    .whereNull('resolved_at')
    .groupBy('reason')
    .orderBy('reason')
    .limit(50)
    .select('reason')
    .count('* as accounts')
    .min('message as message')
  return rows.map((row) => ({
    reason: row.reason,
    count: Number(row.accounts),
    message: row.message,
  }))
}
