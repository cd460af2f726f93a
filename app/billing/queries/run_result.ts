import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { money, moneyToDecimalText } from '#kernel/money'
import type { RunState } from '#app/billing/bill_run'

export interface RunProgress {
  readonly state: RunState
  readonly phase: 'freeze' | 'issue'
  readonly done: number
  readonly total: number
}

/** How far a run is in its present phase, in accounts or documents. */
export async function runProgress(
  client: QueryClientContract,
  runId: number
): Promise<RunProgress> {
  const run = await client.from('bill_runs').where('id', runId).select('state').firstOrFail()
  const phase = run.state === 'freezing' ? 'freeze' : 'issue'
  const sums = await client
    .from('run_chunks')
    .where({ run_id: runId, phase })
    .sum('done as done')
    .sum('total as total')
    .firstOrFail()
  return { state: run.state, phase, done: Number(sums.done ?? 0), total: Number(sums.total ?? 0) }
}

export interface RunResult {
  readonly runId: number
  readonly state: RunState
  readonly accounts: number
  readonly documents: number
  readonly parked: number
  readonly totals: readonly { readonly currency: string; readonly gross: string }[]
}

export async function runResult(client: QueryClientContract, runId: number): Promise<RunResult> {
  const run = await client.from('bill_runs').where('id', runId).firstOrFail()
  const table = run.kind === 'preview' ? 'run_previews' : 'documents'
  const totals = await client
    .from(table)
    .where('run_id', runId)
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .count('* as documents')
    .sum('gross_minor as gross')
  const parked = await client
    .from('parked_accounts')
    .where('run_id', runId)
    .whereNull('resolved_at')
    .count('* as total')
    .firstOrFail()
  return {
    runId,
    state: run.state,
    accounts: Number(run.account_count),
    documents: totals.reduce((sum, row) => sum + Number(row.documents), 0),
    parked: Number(parked.total),
    totals: totals.map((row) => ({
      currency: row.currency,
      gross: moneyToDecimalText(money(BigInt(row.gross), row.currency)),
    })),
  }
}
