import { defineManifest } from '#sdk/manifest'

export default defineManifest({
  name: 'vat',
  version: '0.1.0',
  sdk: '^0.1.0',
  tables: [],
  permissions: [],
  navigation: [],
  serviceTypes: [],
  metrics: [],
  settings: [],
  load: () => import('#plugins/vat/plugin'),
})
