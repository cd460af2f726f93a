import { setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { writersAtOnce } from '#app/database/batch_profile'
import { failpoint } from '#app/database/failpoint'
import type { BillingCompany } from '#app/companies/company'
import { factSpan, RunRaters } from '#app/billing/run_raters'
import { loadCompany } from '#app/companies/queries/load_company'
import { advanceRun } from '#app/billing/actions/advance_run'
import { claimChunk } from '#app/billing/chunks/claim_chunk'
import { ChunkLostException } from '#app/billing/chunks/complete_chunk'
import { freezeChunk } from '#app/billing/chunks/freeze_chunk'
import { issueChunk } from '#app/billing/chunks/issue_chunk'
import { recoverChunks } from '#app/billing/chunks/recover_chunks'
import { RateAcceptedUsage } from '#app/prepaid/actions/rate_accepted_usage'
import { loadRun } from '#app/billing/queries/load_run'

const WAIT_MS = 50

/** What the lanes of one run share. */
interface Work {
  readonly run: Awaited<ReturnType<typeof loadRun>>
  readonly company: BillingCompany
  readonly raters: RunRaters
  readonly onProgress: () => Promise<void>
  /** Set when a lane has failed: the others end behind their chunk. */
  isOver: boolean
}

/**
 * Works on a run until it has ended: takes chunk after chunk, gives back those of dead workers and
 * moves the run from phase to phase. Any number of processes may do so at once; started again after
 * a crash it goes on where the chunks say. With a database server two lanes work side by side in
 * this process: one computes while the other waits for its writes.
 */
export class ProcessRun {
  async execute(runId: number, onProgress: () => Promise<void> = async () => {}): Promise<void> {
    const run = await loadRun(db.connection(), runId)
    const company = await loadCompany(db.connection(), run.companyId)
    // A preview changes no wallet: what is not rated yet is said, and rated by whoever is due to.
    if (run.kind === 'live') await new RateAcceptedUsage().execute(run.companyId)
    const facts = { id: run.manifest.id, recordedAt: run.manifest.recordedAt }
    const raters = new RunRaters(db.connection(), run.companyId, facts, factSpan(run))
    const work: Work = { run, company, raters, onProgress, isOver: false }
    const lanes = Array.from({ length: writersAtOnce() }, () => this.#lane(work))
    const outcomes = await Promise.allSettled(lanes)
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  async #lane(work: Work): Promise<void> {
    try {
      while (!work.isOver && (await this.#step(work))) continue
    } catch (error) {
      work.isOver = true
      throw error
    }
  }

  /** One chunk, or one step of the run itself; false when the run has ended. */
  async #step({ run, company, raters, onProgress }: Work): Promise<boolean> {
    await recoverChunks(run.id)
    const chunk = await claimChunk(run.id)
    if (chunk !== null) {
      failpoint('chunk_claimed')
      try {
        if (chunk.phase === 'freeze') await freezeChunk(run, company, raters, chunk)
        else await issueChunk(run, run.startedBy, chunk)
      } catch (error) {
        if (!(error instanceof ChunkLostException)) throw error
      }
      await onProgress()
      return true
    }
    const advance = await advanceRun(run)
    failpoint('run_advanced')
    await onProgress()
    if (advance === 'wait') await sleep(WAIT_MS)
    return advance !== 'ended'
  }
}
