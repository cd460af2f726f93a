import { setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { startOfLocalDay } from '#kernel/time_zone'
import { addDays, addMonths } from '#kernel/calendar_date'
import { failpoint } from '#app/database/failpoint'
import { RunRaters } from '#app/billing/run_raters'
import { loadCompany } from '#app/companies/queries/load_company'
import { advanceRun } from '#app/billing/actions/advance_run'
import { SETTLED_MONTHS, type BillRun } from '#app/billing/bill_run'
import { claimChunk } from '#app/billing/chunks/claim_chunk'
import { ChunkLostException } from '#app/billing/chunks/complete_chunk'
import { freezeChunk } from '#app/billing/chunks/freeze_chunk'
import { issueChunk } from '#app/billing/chunks/issue_chunk'
import { recoverChunks } from '#app/billing/chunks/recover_chunks'
import { loadRun } from '#app/billing/queries/load_run'

const WAIT_MS = 200

/**
 * Works on a run until it has ended: takes chunk after chunk, gives back those of dead workers and
 * moves the run from phase to phase. Any number of processes may do so at once; started again after
 * a crash it goes on where the chunks say.
 */
export class ProcessRun {
  async execute(runId: number, onProgress: () => Promise<void> = async () => {}): Promise<void> {
    const run = await loadRun(db.connection(), runId)
    const company = await loadCompany(db.connection(), run.companyId)
    const facts = { id: run.manifest.id, recordedAt: run.manifest.recordedAt }
    const raters = new RunRaters(db.connection(), run.companyId, facts, factSpan(run))
    for (;;) {
      await recoverChunks(runId)
      const chunk = await claimChunk(runId)
      if (chunk !== null) {
        failpoint('chunk_claimed')
        try {
          if (chunk.phase === 'freeze') await freezeChunk(run, company, raters, chunk)
          else await issueChunk(run, run.startedBy, chunk)
        } catch (error) {
          if (!(error instanceof ChunkLostException)) throw error
        }
        await onProgress()
        continue
      }
      const advance = await advanceRun(run)
      failpoint('run_advanced')
      await onProgress()
      if (advance === 'ended') return
      if (advance === 'wait') await sleep(WAIT_MS)
    }
  }
}

/** All instants that this run may rate, a day wider for zones on either side of UTC. */
function factSpan(run: BillRun) {
  return {
    startsAt: startOfLocalDay('UTC', addMonths(run.dueOn, -SETTLED_MONTHS - 36)),
    endsAt: startOfLocalDay('UTC', addDays(run.dueOn, 2)),
  }
}
