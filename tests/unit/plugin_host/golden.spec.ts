import { test } from '@japa/runner'
import { goldenDifferences } from '#sdk/golden'
import type { GoldenVector } from '#sdk/rating'
import { priceByHalfKilogram, priceByKilogram } from '#tests/fixtures/plugins/parcels/price'

const [, vector] = priceByKilogram.golden!
const withVector = (change: Partial<GoldenVector>) =>
  goldenDifferences({ ...priceByKilogram, golden: [{ ...vector, ...change }] })

test.group('Golden vectors', () => {
  test('hold for each revision, and are told apart', ({ assert }) => {
    assert.deepEqual(goldenDifferences(priceByKilogram), [])
    assert.deepEqual(goldenDifferences(priceByHalfKilogram), [])
    assert.deepEqual(
      goldenDifferences({ ...priceByHalfKilogram, golden: priceByKilogram.golden }),
      [
        'parcels.price@2, vector 2: gives 3.75, not 6',
        'parcels.price@2, vector 2: explains 3.75, not 6',
        'parcels.price@2, vector 3: gives 3.75, not 4.5',
        'parcels.price@2, vector 3: explains 3.75, not 4.5',
      ]
    )
  })

  test('name what no longer holds', ({ assert }) => {
    const name = 'parcels.price@1, vector 1'
    assert.deepEqual(withVector({ targets: ['6', '0'] }), [`${name}: names not every obligation`])
    assert.deepEqual(withVector({ closing: { schema: 1, values: {} } }), [
      `${name}: closes with {"schema":0,"values":{}}, not {"schema":1,"values":{}}`,
    ])
    const [thrown] = withVector({ terms: { per_kilogram: 'much' } })
    assert.match(thrown, /^parcels.price@1, vector 1: .*much/)
  })
})
