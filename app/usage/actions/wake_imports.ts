import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { isAbandoned } from '#app/usage/importing/claim_import'
import ImportUsageJob from '#app/usage/jobs/import_usage_job'
import { usageImportOf, type UsageImport } from '#app/usage/usage_import'

/** A file that was just noted has a job on its way, or a command line that goes on with it. */
const PATIENCE_MS = 30_000
/** A file that ends its workers would keep them busy for ever. */
const MAX_ATTEMPTS = 5

/** The sweeper: imports that wait, or whose worker is gone, get a new job. A lost job is no loss. */
export async function wakeImports(): Promise<number> {
  const rows = await db
    .from('usage_imports')
    .whereIn('state', ['waiting', 'running'])
    .orderBy('id')
    .limit(100)
  const lost = rows
    .map(usageImportOf)
    .filter((known) =>
      known.state === 'running' ? isAbandoned(known) : clock.now() - known.heartbeatAt > PATIENCE_MS
    )
  for (const known of lost) {
    if (known.state === 'running' && known.attempt >= MAX_ATTEMPTS) await giveUp(known)
    else await ImportUsageJob.dispatch({ importId: known.id }).dedup({ id: `import-${known.id}` })
  }
  return lost.length
}

/** What was committed stays; a clerk decides whether it is worth another try. */
async function giveUp({ id, attempt, worker }: UsageImport) {
  await unitOfWork(async ({ trx }) => {
    const error = `${attempt} workers ended while they read this file; the last was ${worker}`
    await trx
      .from('usage_imports')
      .where({ id, attempt, state: 'running' })
      .update({ state: 'failed', error })
  })
}
