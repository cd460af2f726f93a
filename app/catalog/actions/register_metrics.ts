import db from '@adonisjs/lucid/services/db'
import { unitOfWork } from '#app/database/unit_of_work'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** Gives every metric of the deployed plugins its number; usage rows keep the number, not the code. */
export async function registerMetrics(): Promise<void> {
  const codes = pluginHost()
    .registry.metrics.all()
    .map(({ value }) => value.code)
  const known = await db.from('metrics').select('code')
  const missing = codes.filter((code) => !known.some((row) => row.code === code))
  if (missing.length > 0) {
    await unitOfWork(async ({ trx }) => {
      await trx.table('metrics').multiInsert(missing.map((code) => ({ code })))
    })
  }
}
