import type { PeriodSample } from '#sdk/testing'

const periodInput = {
  timeZone: 'Europe/Berlin',
  anchorOn: '2026-01-05',
  asked: { startsOn: '2026-01-05', endsOn: '2026-06-01' },
  marks: ['2026-01-05', '2026-03-05', '2026-04-03'].map((startsOn, index) => ({
    startsOn,
    endsOn: ['2026-03-05', '2026-04-03', '2026-05-05'][index],
    metric: 'test.read',
    attributes: { kind: 'actual' },
  })),
}

/** Each source of periods with something to go by. */
export const periodSamples: readonly PeriodSample[] = [
  {
    code: 'standard.schedule',
    revision: 1,
    terms: { schedule: 'route-7' },
    facts: [{ schedule: 'route-7', day: '2026-01-05', planned: 1 }],
    inputs: [periodInput],
  },
  { code: 'standard.measured', revision: 1, terms: { code: 'test.used' }, inputs: [periodInput] },
  {
    code: 'standard.readings',
    revision: 1,
    terms: { metric: 'test.read', kinds: ['actual'] },
    inputs: [periodInput],
  },
  { code: 'standard.event', revision: 1, terms: { metric: 'test.read' }, inputs: [periodInput] },
  {
    code: 'standard.declared',
    revision: 1,
    terms: { periods: [{ starts_on: '2026-01-01', ends_on: '2026-05-01' }] },
    inputs: [periodInput],
  },
]
