import fc from 'fast-check'
import { test } from '@japa/runner'
import { addDays, dateOfDayNumber } from '#kernel/calendar_date'
import { prorateFraction } from '#kernel/proration'
import { formatRational } from '#kernel/rational'
import { anchorOnDay, nextBillingDate, servicePeriodsDue } from '#kernel/service_period'
import { dayNumbers } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

type Due = Parameters<typeof servicePeriodsDue>[0]

const sharesOf = (input: Due) =>
  servicePeriodsDue(input).map(({ whole, part }) =>
    formatRational(prorateFraction({ method: 'actual_days', whole, part }))
  )

const monthly = (anchorDay: number, startsOn: string) =>
  ({
    anchor: anchorOnDay(startsOn, anchorDay),
    anchorDay,
    unit: 'month',
    count: 1,
    startsOn,
  }) as const

test.group('Kernel | service period', () => {
  test('bills a short first, a whole and a short last period in advance', ({ assert }) => {
    const service = {
      ...monthly(15, '2011-01-01'),
      endsOn: '2011-02-27',
      timing: 'advance',
    } as const
    assert.deepEqual(sharesOf({ ...service, dueOn: '2010-12-31' }), [])
    assert.deepEqual(sharesOf({ ...service, dueOn: '2011-01-14' }), ['14/31'])
    assert.deepEqual(sharesOf({ ...service, dueOn: '2011-01-15' }), ['14/31', '1'])
    assert.deepEqual(sharesOf({ ...service, dueOn: '2030-01-01' }), ['14/31', '1', '3/7'])
  })

  test('bills in arrears when a period is over, not before', ({ assert }) => {
    const service = {
      ...monthly(15, '2011-01-01'),
      endsOn: '2011-02-27',
      timing: 'arrears',
    } as const
    assert.deepEqual(sharesOf({ ...service, dueOn: '2011-01-14' }), [])
    assert.deepEqual(sharesOf({ ...service, dueOn: '2011-01-15' }), ['14/31'])
    assert.deepEqual(sharesOf({ ...service, dueOn: '2011-02-26' }), ['14/31', '1'])
    assert.deepEqual(sharesOf({ ...service, dueOn: '2011-02-27' }), ['14/31', '1', '3/7'])
  })

  test('runs 349 of 365 days to the next anchor of a yearly plan', ({ assert }) => {
    const yearly = { anchor: '2011-01-15', unit: 'year', count: 1 } as const
    const service = { ...yearly, startsOn: '2011-01-31', endsOn: null, timing: 'advance' } as const
    assert.deepEqual(sharesOf({ ...service, dueOn: '2011-02-24' }), ['349/365'])
  })

  test('a service that ends on the day it starts has no period', ({ assert }) => {
    const service = {
      ...monthly(1, '2026-01-01'),
      endsOn: '2026-01-01',
      timing: 'advance',
    } as const
    assert.deepEqual(servicePeriodsDue({ ...service, dueOn: '2026-05-01' }), [])
  })

  test('keeps the 31st for a service that starts in February', ({ assert }) => {
    const service = { ...monthly(31, '2026-02-10'), endsOn: null, timing: 'advance' } as const
    const due = servicePeriodsDue({ ...service, dueOn: '2026-04-30' })
    assert.deepEqual(
      due.map(({ part }) => part.startsOn),
      ['2026-02-10', '2026-02-28', '2026-03-31', '2026-04-30']
    )
  })

  test('parts cover the service without gap or overlap, whenever they are asked for', () => {
    fc.assert(
      fc.property(
        dayNumbers(),
        fc.integer({ min: 1, max: 800 }),
        fc.integer({ min: 1, max: 31 }),
        fc.constantFrom('advance' as const, 'arrears' as const),
        (number, days, day, timing) => {
          const startsOn = dateOfDayNumber(number)
          const endsOn = addDays(startsOn, days)
          const service = { ...monthly(day, startsOn), endsOn, timing }
          const all = servicePeriodsDue({ ...service, dueOn: endsOn })
          const touches = all.every(
            ({ part }, index) => part.startsOn === (all[index - 1]?.part.endsOn ?? startsOn)
          )
          const early = servicePeriodsDue({ ...service, dueOn: addDays(startsOn, days >> 1) })
          const isPrefix = early.every(
            ({ part }, index) => part.startsOn === all[index].part.startsOn
          )
          return touches && isPrefix && all[all.length - 1].part.endsOn === endsOn
        }
      )
    )
  })

  test('the next date after {current} for {count} {unit} from anchor {anchor} is {next}')
    .with([
      { anchor: '2024-01-31', current: '2024-01-31', unit: 'month', count: 1, next: '2024-02-29' },
      { anchor: '2024-01-31', current: '2024-02-10', unit: 'month', count: 1, next: '2024-02-29' },
      { anchor: '2023-12-31', current: '2023-12-31', unit: 'month', count: 2, next: '2024-02-29' },
      {
        anchor: '2026-04-01',
        current: '2026-02-11',
        unit: 'month',
        count: 3,
        shortFirst: 'anchor',
        next: '2026-04-01',
      },
      {
        anchor: '2026-04-01',
        current: '2026-06-01',
        unit: 'month',
        count: 3,
        shortFirst: 'anchor',
        next: '2026-09-01',
      },
      { anchor: '2024-02-29', current: '2024-01-15', unit: 'year', count: 1, next: '2025-02-28' },
      { anchor: '2024-02-29', current: '2024-02-29', unit: 'year', count: 4, next: '2028-02-29' },
      { anchor: '2026-01-05', current: '2026-01-07', unit: 'week', count: 1, next: '2026-01-12' },
      { anchor: '2026-01-05', current: '2026-01-12', unit: 'week', count: 2, next: '2026-01-26' },
      { anchor: '2026-01-05', current: '2026-01-12', unit: 'day', count: 10, next: '2026-01-22' },
    ] as const)
    .run(({ assert }, { next, ...input }) => {
      assert.equal(nextBillingDate(input), next)
    })

  test('refuses a count below one', ({ assert }) => {
    const input = { anchor: '2026-01-01', current: '2026-01-01', unit: 'day', count: 0 } as const
    assert.equal(
      codeOf(() => nextBillingDate(input)),
      'E_INVALID_PERIOD'
    )
  })
})
