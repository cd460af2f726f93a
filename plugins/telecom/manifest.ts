import { defineManifest } from '#sdk/manifest'

export default defineManifest({
  name: 'telecom',
  version: '0.1.0',
  sdk: '^0.1.0',
  tables: [
    'telecom_rate_tables',
    'telecom_rate_table_versions',
    'telecom_bands',
    'telecom_destinations',
    'telecom_prefixes',
    'telecom_rates',
    'telecom_calendar_days',
  ],
  permissions: [],
  navigation: [],
  serviceTypes: ['telecom.msisdn'],
  metrics: ['telecom.voice_seconds', 'telecom.sms', 'telecom.data_bytes'],
  settings: [],
  load: () => import('#plugins/telecom/plugin'),
})
