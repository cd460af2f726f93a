import { setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork } from '#app/database/unit_of_work'
import { loadCompany } from '#app/companies/queries/load_company'
import { ChunkLostException } from '#app/billing/chunks/complete_chunk'
import { compareRevenue } from '#app/billing/what_if/compare_revenue'
import type { Comparison } from '#app/billing/what_if/what_if'
import {
  claimWhatIfChunk,
  completeWhatIfChunk,
  giveChunkBack,
  recoverWhatIfChunks,
} from '#app/billing/what_if/what_if_chunks'

const WAIT_MS = 100

/**
 * Works on a comparison until it has ended: chunk after chunk, each written when it is computed. Any
 * number of processes may do so at once; started again after a crash it goes on where the chunks say.
 */
export class ProcessWhatIf {
  async execute(reportId: number): Promise<void> {
    const row = await db.from('what_if_reports').where({ id: reportId, state: 'running' }).first()
    if (!row) return
    const company = await loadCompany(db.connection(), Number(row.company_id))
    const report = { id: reportId, companyId: company.id }
    const comparison: Comparison = {
      kind: row.kind,
      fromVersionId: Number(row.from_version_id),
      toVersionId: Number(row.to_version_id),
      startsOn: String(row.starts_on),
      endsOn: String(row.ends_on),
    }
    for (;;) {
      await recoverWhatIfChunks(report)
      const chunk = await claimWhatIfChunk(reportId)
      if (chunk === null) {
        if (await this.#end(reportId)) return
        await sleep(WAIT_MS)
        continue
      }
      failpoint('what_if_claimed')
      try {
        const found = await compareRevenue(db.connection(), company, comparison, chunk.members)
        failpoint('what_if_computed')
        await completeWhatIfChunk(report, chunk, found)
      } catch (error) {
        if (error instanceof ChunkLostException) continue
        const message = error instanceof Error ? error.message : String(error)
        await giveChunkBack(report, chunk, message)
      }
      failpoint('what_if_written')
    }
  }

  /** True when nothing is left to do, or another has said so before. */
  async #end(reportId: number): Promise<boolean> {
    return unitOfWork(async ({ trx }) => {
      const open = await trx
        .from('what_if_chunks')
        .where('report_id', reportId)
        .whereIn('state', ['waiting', 'running'])
        .select('id')
        .first()
      if (open) return false
      await trx
        .from('what_if_reports')
        .where({ id: reportId, state: 'running' })
        .update({ state: 'done', finished_at: clock.now() })
      return true
    })
  }
}
