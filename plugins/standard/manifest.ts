import { defineManifest } from '#sdk/manifest'

export default defineManifest({
  name: 'standard',
  version: '0.1.0',
  sdk: '^0.1.0',
  tables: ['standard_schedule_days'],
  permissions: [],
  navigation: [],
  serviceTypes: [],
  metrics: [],
  settings: [],
  load: () => import('#plugins/standard/plugin'),
})
