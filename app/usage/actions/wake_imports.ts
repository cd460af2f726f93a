import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { isAbandoned } from '#app/usage/importing/claim_import'
import ImportUsageJob from '#app/usage/jobs/import_usage_job'
import { usageImportOf } from '#app/usage/usage_import'

/** A file that waits longer than this has lost its job, or its command was killed before it began. */
const WAITING_MS = 10_000

/** The sweeper: imports that wait or were left lying get a new job. */
export async function wakeImports(): Promise<number> {
  const rows = await db
    .from('usage_imports')
    .whereIn('state', ['waiting', 'running'])
    .orderBy('id')
    .limit(100)
  const left = rows
    .map(usageImportOf)
    .filter((known) =>
      known.state === 'waiting' ? clock.now() - known.heartbeatAt > WAITING_MS : isAbandoned(known)
    )
  for (const { id } of left) {
    await ImportUsageJob.dispatch({ importId: id }).dedup({ id: `import-${id}` })
  }
  return left.length
}
