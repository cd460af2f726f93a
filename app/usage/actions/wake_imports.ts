import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { isAbandoned } from '#app/usage/importing/claim_import'
import ImportUsageJob from '#app/usage/jobs/import_usage_job'
import { usageImportOf } from '#app/usage/usage_import'

/** A file that was just noted has a job on its way, or a command line that goes on with it. */
const PATIENCE_MS = 30_000

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
  for (const { id } of lost) {
    await ImportUsageJob.dispatch({ importId: id }).dedup({ id: `import-${id}` })
  }
  return lost.length
}
