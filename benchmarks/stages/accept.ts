import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { ImportUsage } from '#app/usage/actions/import_usage'
import { measure } from '#benchmarks/measure'
import type { StageRequest } from '#benchmarks/stage_request'

/** Records accepted a second, from the file as it was sent to the last commit. */
export default function accept({ companyId, usageFile }: StageRequest) {
  return measure(async () => {
    const outcome = await new ImportUsage().execute({
      companyId,
      content: createReadStream(usageFile, { highWaterMark: 1024 * 1024 }),
      fileName: basename(usageFile),
      startedBy: 'bench',
    })
    if (outcome.type === 'failed') throw new Error(outcome.error)
    const { accepted, suspended, duplicates, rows } = outcome.progress
    const note = `${rows} rows: ${accepted} accepted, ${duplicates} duplicates, ${suspended} suspended`
    return { count: accepted, note }
  })
}
