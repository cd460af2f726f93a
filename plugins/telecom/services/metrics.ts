import type { Metric } from '#sdk/service_type'

export const VOICE_SECONDS = 'telecom.voice_seconds'
export const SMS = 'telecom.sms'
export const DATA_BYTES = 'telecom.data_bytes'

export const metrics: readonly Metric[] = [
  {
    code: VOICE_SECONDS,
    label: 'telecom.metrics.voice_seconds',
    unit: 's',
    scale: 0,
    aggregation: 'sum',
    display: 'duration',
  },
  {
    code: SMS,
    label: 'telecom.metrics.sms',
    unit: 'piece',
    scale: 0,
    aggregation: 'sum',
    display: 'number',
  },
  {
    code: DATA_BYTES,
    label: 'telecom.metrics.data_bytes',
    unit: 'byte',
    scale: 0,
    aggregation: 'sum',
    display: 'bytes_si',
  },
]
