import { DATA_BYTES, SMS, VOICE_SECONDS } from '#plugins/telecom/services/metrics'

const TYPES: Readonly<Record<string, string>> = {
  [VOICE_SECONDS]: 'voice',
  [SMS]: 'sms',
  [DATA_BYTES]: 'data',
}

/** The heading under which usage of a metric is itemised. */
export function typeOfMetric(metric: string): string {
  return TYPES[metric] ?? metric
}
