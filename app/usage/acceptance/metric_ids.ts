import db from '@adonisjs/lucid/services/db'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** The metrics of deployed plugins, by code, with the short ids that events carry. */
export async function metricIds(): Promise<Map<string, number>> {
  const rows = await db.from('metrics').select('id', 'code')
  const { metrics } = pluginHost().registry
  const deployed = rows.filter((row) => metrics.find(row.code) !== null)
  return new Map(deployed.map((row) => [row.code, Number(row.id)]))
}
