import { sealAllActivities } from '#app/activity/actions/seal_activities'
import { wakeClockMoves } from '#app/billing/actions/wake_clock_moves'
import { wakePlanMoves } from '#app/billing/actions/wake_plan_moves'
import { wakeRuns } from '#app/billing/actions/wake_runs'
import { wakeWhatIfs } from '#app/billing/actions/wake_what_ifs'
import { wakeMessages } from '#app/integrations/inbound/actions/wake_messages'
import { purgeAnswers } from '#app/database/purge_answers'
import { keepPrepaid, watchWallets, writeOffGrants } from '#app/prepaid/actions/keep_prepaid'
import { wakeImports } from '#app/usage/actions/wake_imports'

interface Duty {
  readonly name: string
  readonly everyMs: number
  run(): Promise<unknown>
}

/** What a worker does beside its jobs; each is harmless when several workers do it. */
export const DUTIES: readonly Duty[] = [
  { name: 'seal activities', everyMs: 1000, run: sealAllActivities },
  { name: 'rate accepted usage', everyMs: 2000, run: keepPrepaid },
  { name: 'write off expired grants', everyMs: 600_000, run: writeOffGrants },
  { name: 'watch wallets', everyMs: 10_000, run: watchWallets },
  { name: 'wake interrupted runs', everyMs: 10_000, run: wakeRuns },
  { name: 'wake moves of test clocks', everyMs: 10_000, run: wakeClockMoves },
  { name: 'wake interrupted comparisons', everyMs: 10_000, run: wakeWhatIfs },
  { name: 'wake interrupted plan moves', everyMs: 10_000, run: wakePlanMoves },
  { name: 'wake interrupted imports', everyMs: 10_000, run: wakeImports },
  { name: 'wake interrupted messages', everyMs: 10_000, run: wakeMessages },
  { name: 'forget old answers', everyMs: 600_000, run: purgeAnswers },
]

/** Starts the duties and returns what stops them. A duty that fails is reported and tried again. */
export function startDuties(report: (duty: string, error: unknown) => void): () => void {
  const timers = DUTIES.map(({ name, everyMs, run }) => {
    let busy = false
    return setInterval(async () => {
      if (busy) return
      busy = true
      try {
        await run()
      } catch (error) {
        report(name, error)
      } finally {
        busy = false
      }
    }, everyMs)
  })
  return () => timers.forEach((timer) => clearInterval(timer))
}
