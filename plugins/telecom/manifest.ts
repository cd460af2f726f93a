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
  permissions: ['telecom.tariffs.read', 'telecom.tariffs.import'],
  navigation: [
    {
      section: 'catalog',
      label: 'telecom.tariffs.title',
      icon: 'i-lucide-phone-call',
      route: 'telecom.tariffs.index',
      permission: 'telecom.tariffs.read',
    },
  ],
  serviceTypes: ['telecom.msisdn'],
  metrics: ['telecom.voice_seconds', 'telecom.sms', 'telecom.data_bytes'],
  settings: [
    {
      name: 'time_zone',
      label: 'telecom.fields.zone',
      hint: 'telecom.hints.settings_zone',
      input: 'time_zone',
    },
    {
      name: 'source_country',
      label: 'telecom.fields.source_country',
      hint: 'telecom.hints.country',
      input: 'country',
    },
    {
      name: 'access_code',
      label: 'telecom.fields.access_code',
      hint: 'telecom.hints.access_code',
      input: 'text',
    },
  ],
  load: () => import('#plugins/telecom/plugin'),
})
