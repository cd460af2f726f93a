import { indexPages } from '@adonisjs/inertia'
import { indexPolicies } from '@adonisjs/bouncer'
import { defineConfig } from '@adonisjs/core/app'
import { generateRegistry } from '@tuyau/core/hooks'
import { indexEntities } from '@adonisjs/core/generators'
import { indexPluginPages } from './scripts/index_plugin_pages.js'

export default defineConfig({
  directories: {
    commands: 'app/commands',
    providers: 'app/providers',
    middleware: 'app/middleware',
    exceptions: 'app/exceptions',
    languageFiles: 'resources/lang',
    views: 'resources/views',
  },

  commands: [
    () => import('@adonisjs/core/commands'),
    () => import('@adonisjs/lucid/commands'),
    () => import('@adonisjs/inertia/commands'),
    () => import('@adonisjs/bouncer/commands'),
    () => import('@adonisjs/queue/commands'),
  ],

  providers: [
    () => import('#app/providers/core_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    {
      file: () => import('@adonisjs/core/providers/repl_provider'),
      environment: ['repl', 'test'],
    },
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/session/session_provider'),
    () => import('#app/providers/assets_provider'),
    () => import('@adonisjs/shield/shield_provider'),
    () => import('@adonisjs/static/static_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/i18n/i18n_provider'),
    () => import('@adonisjs/inertia/inertia_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('@adonisjs/bouncer/bouncer_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/lock/lock_provider'),
    () => import('@adonisjs/queue/queue_provider'),
    () => import('@adonisjs/transmit/transmit_provider'),
    () => import('#app/providers/house_provider'),
    () => import('#app/providers/plugin_provider'),
  ],

  preloads: [
    () => import('#start/kernel'),
    () => import('#start/validator'),
    () => import('#start/navigation'),
    () => import('#start/routes'),
  ],

  tests: {
    suites: [
      {
        name: 'unit',
        files: ['tests/unit/**/*.spec.ts', 'plugins/*/tests/**/*.spec.ts'],
        timeout: 30_000,
      },
      { name: 'functional', files: ['tests/functional/**/*.spec.ts'], timeout: 60_000 },
      { name: 'scenarios', files: ['tests/scenarios/**/*.spec.ts'], timeout: 120_000 },
      { name: 'architecture', files: ['tests/architecture/**/*.spec.ts'], timeout: 120_000 },
      { name: 'browser', files: ['tests/browser/**/*.spec.ts'], timeout: 120_000 },
      { name: 'faults', files: ['tests/faults/**/*.spec.ts'], timeout: 600_000 },
      { name: 'external', files: ['tests/external/**/*.spec.ts'], timeout: 300_000 },
    ],
    forceExit: true,
  },

  metaFiles: [
    { pattern: 'resources/views/**/*.edge', reloadServer: false },
    { pattern: 'resources/lang/**/*.json', reloadServer: false },
    { pattern: 'plugins/*/lang/**/*.json', reloadServer: false },
    { pattern: 'public/**', reloadServer: false },
  ],

  hooks: {
    init: [
      indexEntities({
        events: { enabled: false },
        listeners: { enabled: false },
        controllers: {
          source: 'app',
          glob: ['**/*_controller.ts'],
          importAlias: '#app',
        },
        transformers: {
          enabled: true,
          withSharedProps: true,
          source: 'app',
          glob: ['**/*_transformer.ts'],
          importAlias: '#app',
          inertiaMiddlewareImportPath: '#app/middleware/inertia_middleware',
        },
      }),
      indexPolicies({ source: 'app', glob: ['**/*_policy.ts'], importAlias: '#app' }),
      indexPages({ framework: 'vue3', source: 'resources/inertia/pages' }),
      indexPluginPages(),
      generateRegistry(),
    ],
    buildStarting: [() => import('@adonisjs/vite/build_hook')],
  },
})
