import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Proves that what the deployed plugins' rules once gave they still give. */
export default class PluginSelftest extends BaseCommand {
  static commandName = 'plugin:selftest'
  static description = "Compute the golden vectors of the plugins' rules again"
  static help = [
    'Reads and changes nothing in the database. Exits with 1 when a revision gives another amount.',
  ]
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: 'Only this plugin (its name)' })
  declare plugin: string | undefined

  async run() {
    const { pluginHost } = await import('#app/plugin_host/plugin_host')
    const { goldenDifferences } = await import('#sdk/golden')
    const host = pluginHost()
    if (this.plugin !== undefined) host.manifest(this.plugin)
    for (const { plugin, value: rule } of host.registry.ratingRules.all()) {
      if (this.plugin !== undefined && plugin !== this.plugin) continue
      const name = `${rule.code}@${rule.revision}`
      const count = rule.golden?.length ?? 0
      const differences = goldenDifferences(rule)
      for (const difference of differences) this.logger.error(difference)
      if (differences.length > 0) this.exitCode = 1
      else if (count === 0) this.logger.info(`${name}: no golden vectors`)
      else
        this.logger.success(
          `${name}: ${count} golden ${count === 1 ? 'vector holds' : 'vectors hold'}`
        )
    }
  }
}
