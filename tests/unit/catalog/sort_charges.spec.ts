import { test } from '@japa/runner'
import type { Read, Stage } from '#sdk/rating'
import { sortCharges, type SortableCharge } from '#app/catalog/sort_charges'

const charge = (
  key: string,
  stage: Stage,
  reads: readonly Read[] = [],
  tags: readonly string[] = []
): SortableCharge => ({ key, stage, reads, tags })

const amount = (code: string): Read => ({ kind: 'charge', code, scope: 'subscription' })
const tagged = (code: string): Read => ({ kind: 'tag', code, scope: 'subscription' })
const order = (...charges: readonly SortableCharge[]) => sortCharges(charges).map(({ key }) => key)

test.group('Catalog | order of computing', () => {
  test('charges keep their order within a stage, and stages theirs', ({ assert }) => {
    const sorted = order(
      charge('coupon', 'discount'),
      charge('b', 'charge'),
      charge('minimum', 'commitment'),
      charge('a', 'charge')
    )
    assert.deepEqual(sorted, ['b', 'a', 'minimum', 'coupon'])
  })

  test('what is read by key or by tag comes first', ({ assert }) => {
    const sorted = order(
      charge('rider', 'charge', [amount('energy')]),
      charge('surcharge', 'charge', [tagged('metered')]),
      charge('energy', 'charge', [], ['metered'])
    )
    assert.deepEqual(sorted, ['energy', 'rider', 'surcharge'])
  })

  test('a charge does not read itself by its own tag', ({ assert }) => {
    const minimum = charge('minimum', 'commitment', [tagged('counted')], ['counted'])
    assert.deepEqual(order(minimum, charge('calls', 'charge', [], ['counted'])), [
      'calls',
      'minimum',
    ])
  })

  test('a tag takes in no charge of a later stage', ({ assert }) => {
    const sorted = order(
      charge('coupon', 'discount', [tagged('all')], ['all']),
      charge('minimum', 'commitment', [tagged('all')], ['all'])
    )
    assert.deepEqual(sorted, ['minimum', 'coupon'])
  })

  test('charges that read each other are refused, naming the circle', ({ assert }) => {
    const circle = [
      charge('a', 'charge', [amount('b')]),
      charge('b', 'charge', [amount('c')]),
      charge('c', 'charge', [amount('a')]),
    ]
    assert.throws(() => sortCharges(circle), /a -> b -> c -> a/)
  })
})
