import db from '@adonisjs/lucid/services/db'
import { isDuplicateKey } from '#app/database/errors'
import { unitOfWork } from '#app/database/unit_of_work'
import { pluginHost } from '#app/plugin_host/plugin_host'

/**
 * The metrics that deployed plugins declare, by code, with the short ids that events carry. A code
 * gets its id when it is first asked for and keeps it for ever.
 */
export async function metricIds(): Promise<Map<string, number>> {
  const declared = new Set(
    pluginHost()
      .registry.metrics.all()
      .map(({ value }) => value.code)
  )
  let stored = await storedIds()
  for (const code of declared) {
    if (!stored.has(code)) await addMetric(code)
  }
  if ([...declared].some((code) => !stored.has(code))) stored = await storedIds()
  return new Map([...stored].filter(([code]) => declared.has(code)))
}

async function storedIds(): Promise<Map<string, number>> {
  const rows = await db.from('metrics').select('id', 'code')
  return new Map(rows.map((row) => [row.code, Number(row.id)]))
}

/** Two processes may meet a new metric at once; the code is its unique key. */
async function addMetric(code: string) {
  try {
    await unitOfWork(async ({ trx }) => {
      await trx.table('metrics').insert({ code })
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}
