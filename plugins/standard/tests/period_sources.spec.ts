import { test } from '@japa/runner'
import { PluginError } from '#sdk/errors'
import type { KnownPeriods, PeriodInput, PeriodMark } from '#sdk/periods'
import type { PluginRow } from '#sdk/storage'
import { PlanSchedule } from '#plugins/standard/actions/plan_schedule'
import { declaredSource } from '#plugins/standard/periods/declared'
import { eventSource } from '#plugins/standard/periods/event'
import { measuredSource } from '#plugins/standard/periods/measured'
import { readingsSource } from '#plugins/standard/periods/readings'
import { scheduleSource } from '#plugins/standard/periods/schedule'

const input: Omit<PeriodInput, 'terms' | 'facts'> = {
  timeZone: 'Europe/Berlin',
  anchorOn: '2026-01-05',
  marks: [],
  asked: { startsOn: '2026-01-05', endsOn: '2026-06-01' },
}

const mark = (startsOn: string, endsOn: string, kind?: string): PeriodMark => {
  return { startsOn, endsOn, metric: 'test.read', attributes: kind === undefined ? null : { kind } }
}

const told = ({ periods, missing }: KnownPeriods) => [
  ...periods.map(({ startsOn, endsOn }) => `${startsOn.slice(5)}..${endsOn.slice(5)}`),
  ...(missing === undefined ? [] : [`${missing.reason} ${missing.since}`]),
]

const day = (text: string, planned = 1) => ({ schedule: 'route-7', day: text, planned })

test.group('Standard | sources of periods', () => {
  test('a schedule goes from one planned day to the next, and knows where it ends', ({
    assert,
  }) => {
    const facts = [
      day('2026-01-05'),
      day('2026-03-05'),
      day('2026-02-03'),
      { ...day('2026-02-20'), schedule: 'route-8' },
      day('2026-02-03', 0),
      day('2026-04-03'),
    ]
    const terms = { schedule: 'route-7' }
    assert.deepEqual(told(scheduleSource.periods({ ...input, terms, facts })), [
      '01-05..03-05',
      '03-05..04-03',
      'standard.NOT_PLANNED 2026-04-03',
    ])
    const asked = { startsOn: '2026-02-01', endsOn: '2026-04-03' }
    assert.deepEqual(told(scheduleSource.periods({ ...input, asked, terms, facts })), [
      '01-05..03-05',
      '03-05..04-03',
    ])
    assert.deepEqual(told(scheduleSource.periods({ ...input, terms, facts: [] })), [
      'standard.NOT_PLANNED 2026-01-05',
    ])
  })

  test('what was measured is billed, quantities side by side as one', ({ assert }) => {
    const terms = { code: 'test.used' }
    const marks = [
      mark('2025-11-05', '2026-01-05'),
      mark('2026-01-05', '2026-03-05'),
      mark('2026-01-20', '2026-03-07'),
      mark('2026-03-07', '2026-04-03'),
    ]
    const found = measuredSource.periods({ ...input, terms, facts: undefined, marks })
    assert.deepEqual(told(found), ['01-05..03-07', '03-07..04-03'])
  })

  test('readings end periods, interim ones do not', ({ assert }) => {
    const terms = { metric: 'test.read', kinds: ['actual', 'estimated'] }
    const marks = [
      mark('2026-01-05', '2026-01-06', 'actual'),
      mark('2026-02-10', '2026-02-11', 'interim'),
      mark('2026-03-05', '2026-03-06', 'actual'),
      mark('2026-03-05', '2026-03-06', 'actual'),
      mark('2026-04-03', '2026-04-04', 'estimated'),
    ]
    const found = readingsSource.periods({ ...input, terms, facts: undefined, marks })
    assert.deepEqual(told(found), ['01-05..03-05', '03-05..04-03'])
  })

  test('a day on which something happened is a period, once', ({ assert }) => {
    const terms = { metric: 'test.read' }
    const marks = [mark('2026-02-10', '2026-02-11'), mark('2026-02-10', '2026-02-11')]
    const found = eventSource.periods({ ...input, terms, facts: undefined, marks })
    assert.deepEqual(told(found), ['02-10..02-11'])
  })

  test('declared periods stand as they were written', ({ assert }) => {
    const periods = [
      { starts_on: '2025-10-01', ends_on: '2026-05-01' },
      { starts_on: '2026-10-01', ends_on: '2027-05-01' },
    ]
    const found = declaredSource.periods({ ...input, terms: { periods }, facts: undefined })
    assert.deepEqual(told(found), ['10-01..05-01'])
  })

  test('a schedule is planned with dates, each named once', async ({ assert }) => {
    const rows: PluginRow[] = []
    const writer = {
      insert: async (_: string, some: readonly PluginRow[]) => void rows.push(...some),
    }
    const plan = (...days: string[]) => new PlanSchedule().execute({ schedule: 'r', days }, writer)
    await plan('2026-03-05')
    assert.deepEqual(rows, [{ schedule: 'r', day: '2026-03-05', planned: 1 }])
    for (const bad of [['2026-02-30'], ['5 March'], ['2026-03-05', '2026-03-05']]) {
      await assert.rejects(() => plan(...bad), PluginError)
    }
    assert.lengthOf(rows, 1)
  })
})
