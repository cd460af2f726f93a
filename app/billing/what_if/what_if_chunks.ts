import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { ACCOUNTS_PER_CHUNK, MAX_CHUNK_ATTEMPTS } from '#app/billing/bill_run'
import { workerName } from '#app/billing/chunks/claim_chunk'
import { ChunkLostException } from '#app/billing/chunks/complete_chunk'
import { cutChunks } from '#app/billing/chunks/cut_chunks'
import { isDead } from '#app/billing/chunks/dead_worker'
import { writeDifferences } from '#app/billing/what_if/write_differences'
import type { AccountDifference } from '#app/billing/what_if/what_if'

export interface WhatIfChunk {
  readonly id: number
  readonly attempt: number
  readonly members: readonly number[]
}

export interface WhatIfMember {
  readonly id: number
  readonly groupId: number | null
}

const COLUMNS = ['report_id', 'chunk_no', 'members', 'state', 'attempt', 'total']

/** Writes the chunks of a report down: what is to be compared, whoever does it and when. */
export async function insertWhatIfChunks(
  { trx }: UnitOfWork,
  reportId: number,
  members: readonly WhatIfMember[]
) {
  const chunks = cutChunks(members, ({ groupId }) => groupId, ACCOUNTS_PER_CHUNK)
  const rows = chunks.map((chunk, index) => {
    const text = canonicalJson(chunk.map(({ id }) => id))
    return [reportId, index + 1, text, 'waiting', 0, chunk.length]
  })
  await bulkInsert(trx, 'what_if_chunks', COLUMNS, rows)
}

/** Takes the next waiting chunk of a report, or null when none waits. */
export async function claimWhatIfChunk(reportId: number): Promise<WhatIfChunk | null> {
  for (;;) {
    const row = await db
      .from('what_if_chunks')
      .where({ report_id: reportId, state: 'waiting' })
      .orderBy('id')
      .select('id', 'attempt', 'members')
      .first()
    if (!row) return null
    const attempt = Number(row.attempt) + 1
    const taken = await unitOfWork(async ({ trx }) => {
      const waiting = { id: row.id, state: 'waiting', attempt: row.attempt }
      const taking = { state: 'running', attempt, worker: workerName(), heartbeat_at: clock.now() }
      return Number(await trx.from('what_if_chunks').where(waiting).update(taking)) === 1
    })
    if (taken) return { id: Number(row.id), attempt, members: JSON.parse(row.members) }
  }
}

/** Writes the result of a chunk and marks it done in one transaction. Errors: E_CHUNK_LOST. */
export async function completeWhatIfChunk(
  report: { readonly id: number; readonly companyId: number },
  chunk: WhatIfChunk,
  differences: readonly AccountDifference[]
) {
  await unitOfWork(async (work) => {
    const done = { state: 'done', heartbeat_at: clock.now() }
    if (Number(await heldBy(work.trx, chunk).update(done)) !== 1) {
      throw new ChunkLostException('The chunk was given to another worker, or was cancelled')
    }
    await writeDifferences(work, report, differences)
  })
}

/** A chunk that failed waits for another try; at the third its accounts are parked with the reason. */
export async function giveChunkBack(
  report: { readonly id: number; readonly companyId: number },
  chunk: WhatIfChunk,
  reason: string
) {
  const message = reason.slice(0, 1000)
  await unitOfWork(async (work) => {
    const isLast = chunk.attempt >= MAX_CHUNK_ATTEMPTS
    const state = isLast ? 'failed' : 'waiting'
    const updated = await heldBy(work.trx, chunk).update({ state, worker: null, reason: message })
    if (Number(updated) !== 1 || !isLast) return
    const accounts = await work.trx
      .from('accounts')
      .whereIn('id', [...chunk.members])
      .select('id', 'currency')
    const parked = accounts.map((row): AccountDifference => {
      const notCompared = { state: 'parked', reason: 'CHUNK_FAILED', message } as const
      return { accountId: Number(row.id), currency: row.currency, charges: [], notCompared }
    })
    await writeDifferences(work, report, parked)
  })
}

/** Gives chunks of dead workers back. */
export async function recoverWhatIfChunks(report: {
  readonly id: number
  readonly companyId: number
}): Promise<void> {
  const rows = await db
    .from('what_if_chunks')
    .where({ report_id: report.id, state: 'running' })
    .select('id', 'attempt', 'worker', 'heartbeat_at', 'members')
  for (const row of rows) {
    if (!isDead(row.worker, Number(row.heartbeat_at))) continue
    const members = JSON.parse(row.members)
    const chunk = { id: Number(row.id), attempt: Number(row.attempt), members }
    await giveChunkBack(report, chunk, `Its worker ended while it worked on it: ${row.worker}`)
  }
}

function heldBy(client: QueryClientContract, { id, attempt }: WhatIfChunk) {
  return client.from('what_if_chunks').where({ id, attempt, state: 'running' })
}
