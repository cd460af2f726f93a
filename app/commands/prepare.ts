import { BaseCommand } from '@adonisjs/core/ace'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { queueConnection } from '#config/database'

/** Brings the database up to what this version of the application expects. Safe to run at any time. */
export default class Prepare extends BaseCommand {
  static commandName = 'app:prepare'
  static description = 'Create or migrate the database with its plugins, queue and seals'
  static options: CommandOptions = { startApp: true }

  async run() {
    const database = await this.app.container.make('lucid.db')
    const connections = new Set([database.primaryConnectionName, queueConnection])

    for (const connectionName of connections) {
      const runner = new MigrationRunner(database, this.app, { direction: 'up', connectionName })
      await runner.run()
      if (runner.error) throw runner.error
      this.#report(Object.values(runner.migratedFiles))
    }

    const { migratePlugins } = await import('#app/plugin_host/migrate_plugins')
    const { pluginHost } = await import('#app/plugin_host/plugin_host')
    const { registerMetrics } = await import('#app/catalog/actions/register_metrics')
    const { sealTables } = await import('#app/database/seals')
    await migratePlugins(database, this.app, pluginHost().manifests())
    await sealTables()
    await registerMetrics()

    /** The start script loads the demo into an empty database. */
    const [{ companies }] = await database.from('companies').count('* as companies')
    process.send?.({ type: 'prepared', companies: Number(companies) })
  }

  #report(files: { status: string; file: { name: string } }[]) {
    for (const { status, file } of files) {
      if (status === 'completed') this.logger.info(`migrated ${file.name}`)
    }
  }
}
