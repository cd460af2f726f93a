import { test } from '@japa/runner'
import { timelineOf, type SubscriptionChange } from '#app/subscriptions/timeline'

type What = Partial<Pick<SubscriptionChange, 'planVersionId' | 'quantity'>>

/** Changes in the order in which they were recorded; the first is the start. */
function changes(...given: readonly [SubscriptionChange['kind'], string, What?][]) {
  return given.map(([kind, effectiveOn, what], index) => {
    return { seq: index + 1, kind, effectiveOn, planVersionId: null, quantity: null, ...what }
  })
}

const start = ['start', '2026-01-01', { planVersionId: 1, quantity: 1 }] as const

/** First day, end, plan version, quantity. */
const told = (list: readonly SubscriptionChange[]) =>
  timelineOf(list).map(({ startsOn, endsOn, planVersionId, quantity }) => {
    return [startsOn, endsOn, planVersionId, quantity]
  })

test.group('Subscriptions | timeline', () => {
  test('a subscription without changes is one stretch', ({ assert }) => {
    assert.deepEqual(told(changes([...start])), [['2026-01-01', null, 1, 1]])
  })

  test('a change holds from its day until the next that sets the same thing', ({ assert }) => {
    const list = changes(
      [...start],
      ['plan', '2026-03-01', { planVersionId: 2 }],
      ['quantity', '2026-02-01', { quantity: 5 }]
    )
    assert.deepEqual(told(list), [
      ['2026-01-01', '2026-02-01', 1, 1],
      ['2026-02-01', '2026-03-01', 1, 5],
      ['2026-03-01', null, 2, 5],
    ])
  })

  test('a change that is backdated before another does not undo it', ({ assert }) => {
    const list = changes(
      [...start],
      ['plan', '2026-05-01', { planVersionId: 3 }],
      ['plan', '2026-02-01', { planVersionId: 2 }]
    )
    assert.deepEqual(told(list), [
      ['2026-01-01', '2026-02-01', 1, 1],
      ['2026-02-01', '2026-05-01', 2, 1],
      ['2026-05-01', null, 3, 1],
    ])
  })

  test('of two changes on one day the one recorded last counts', ({ assert }) => {
    const list = changes(
      [...start],
      ['plan', '2026-02-01', { planVersionId: 2 }],
      ['plan', '2026-02-01', { planVersionId: 3 }]
    )
    assert.deepEqual(told(list), [
      ['2026-01-01', '2026-02-01', 1, 1],
      ['2026-02-01', null, 3, 1],
    ])
  })

  test('a change to what holds already makes no stretch of its own', ({ assert }) => {
    const list = changes([...start], ['plan', '2026-02-01', { planVersionId: 1 }])
    assert.deepEqual(told(list), [['2026-01-01', null, 1, 1]])
  })

  test('the last recorded end is the end, and cuts off what lies behind it', ({ assert }) => {
    const list = changes(
      [...start],
      ['end', '2026-12-01'],
      ['plan', '2026-06-01', { planVersionId: 2 }],
      ['end', '2026-04-01']
    )
    assert.deepEqual(told(list), [['2026-01-01', '2026-04-01', 1, 1]])
  })

  test('a subscription that ends on its first day has no stretch', ({ assert }) => {
    assert.deepEqual(told(changes([...start], ['end', '2026-01-01'])), [])
  })
})
