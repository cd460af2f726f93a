import { existsSync } from 'node:fs'
import type { Application } from '@adonisjs/core/app'
import type { Database } from '@adonisjs/lucid/database'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import type { PluginManifest } from '#sdk/manifest'

export interface PluginMigration {
  readonly plugin: string
  /** Relative to the application's root. */
  readonly path: string
  readonly tableName: string
}

/**
 * Each plugin keeps its migrations in its own folder and remembers them in its own table, so that
 * it can be upgraded and taken away without touching the history of the core or of its neighbours.
 */
export function pluginMigration(plugin: string): PluginMigration {
  return {
    plugin,
    path: `plugins/${plugin}/database/migrations`,
    tableName: `${plugin}_adonis_schema`,
  }
}

/** Brings the tables of all plugins up to date. Throws the first migration's error as it is. */
export async function migratePlugins(
  database: Database,
  app: Application<any>,
  manifests: readonly PluginManifest[],
  connectionName: string = database.primaryConnectionName
): Promise<readonly string[]> {
  const done: string[] = []
  for (const { name } of manifests) {
    const migration = pluginMigration(name)
    if (!existsSync(app.makePath(migration.path))) continue
    const runner = pluginMigrator(database, app, migration, { direction: 'up', connectionName })
    await runner.run()
    if (runner.error) throw runner.error
    done.push(...Object.keys(runner.migratedFiles))
  }
  return done
}

/** A runner of Lucid's that sees the connection with the plugin's folder and table. */
export function pluginMigrator(
  database: Database,
  app: Application<any>,
  migration: PluginMigration,
  options: { direction: 'up' | 'down'; connectionName: string }
): MigrationRunner {
  const seen: Database = Object.create(database, {
    getRawConnection: {
      value(name: string) {
        const node = database.getRawConnection(name)!
        const { path, tableName } = migration
        const migrations = { ...node.config.migrations, paths: [path], tableName }
        return { ...node, config: { ...node.config, migrations } }
      },
    },
  })
  return new MigrationRunner(seen, app, options)
}
