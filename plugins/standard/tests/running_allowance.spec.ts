import { test } from '@japa/runner'
import fc from 'fast-check'
import { NO_ACCUMULATORS, type Accumulators } from '#sdk/rating'
import { drawRunning } from '#plugins/standard/rating/draw_running'
import { group, obligation } from '#plugins/standard/tests/rating_samples'

const terms = {
  unit_quantity: 1,
  included: 100,
  pool: 'service',
  rollover_maximum: 30,
  unit_price: '0.10',
} as const

const MONTHS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']

/** An event of a month, 0 for January. */
type Used = readonly [month: number, quantity: number]

function draw(used: readonly Used[], state: Accumulators = NO_ACCUMULATORS) {
  const obligations = MONTHS.slice(1).map((endsOn, index) =>
    obligation({ startsOn: MONTHS[index], endsOn })
  )
  const events = used.map(([month, quantity], index) => ({
    id: `e${index}`,
    occurredAt: Date.parse(`${MONTHS[month]}T12:00:00Z`) / 1000,
    metric: 'test.units',
    quantity,
    dimension: '',
    obligation: month,
    attributes: null,
  }))
  return drawRunning(terms, { ...group(obligations), events }, state)
}

test.group('Standard | a running allowance', () => {
  test('draws event by event and charges what lies beyond', ({ assert }) => {
    const { charged, closing } = draw([
      [0, 60],
      [0, 30],
      [0, 25],
    ])
    assert.deepEqual(charged, [0, 0, 15])
    assert.deepEqual(closing.values, { ends_on: '2026-02-01', left: 0 })
  })

  test('carries on at most what the terms say, once', ({ assert }) => {
    // January leaves 40: 30 go into February, which has 130; of March nothing is used.
    const { charged, closing } = draw([
      [0, 60],
      [1, 120],
      [3, 140],
    ])
    assert.deepEqual(charged, [0, 0, 10])
    assert.deepEqual(closing.values, { ends_on: '2026-05-01', left: 0 })
  })

  test('lets what comes late draw on what there is now', ({ assert }) => {
    // January leaves 90, of which 30 are carried on: 130 less 120 leave 10 for the late 25.
    const late = draw([
      [0, 10],
      [1, 120],
      [0, 25],
    ])
    assert.deepEqual(late.charged, [0, 0, 15])
  })

  test('gives back what a quantity below zero took', ({ assert }) => {
    const { closing } = draw([
      [0, 50],
      [0, -20],
    ])
    assert.deepEqual(closing.values, { ends_on: '2026-02-01', left: 70 })
  })

  test('is the same in one call or in many', ({ assert }) => {
    const used = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 90 })), { maxLength: 12 })
    fc.assert(
      fc.property(used, fc.nat(12), (events, at) => {
        const whole = draw(events)
        const head = draw(events.slice(0, at))
        const tail = draw(events.slice(at), head.closing)
        assert.deepEqual([...head.charged, ...tail.charged], whole.charged)
        assert.deepEqual(tail.closing, whole.closing)
      })
    )
  })
})
