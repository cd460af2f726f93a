import { test } from '@japa/runner'
import fc from 'fast-check'
import { parseRational } from '#sdk/decimal'
import { collectTargets } from '#sdk/testing'
import { blocksRule, type BlocksTerms } from '#plugins/standard/rating/blocks'
import { blocks, measuredIn } from '#plugins/standard/tests/measured_samples'
import { group, quantityContext } from '#plugins/standard/tests/rating_samples'

const terms = (given: object = {}) => ({ ...blocks, ...given }) as unknown as BlocksTerms

function price(given: BlocksTerms, from: string, to: string, ...values: string[]) {
  const rater = blocksRule.compile(given, undefined, quantityContext)
  const obligations = group([measuredIn(from, to, ...values)])
  return String(collectTargets(rater, obligations).targets[0].amount)
}

/** The parts of a price: units and amount of each block. */
function parts(from: string, to: string, value: string): [string, string][] {
  const rater = blocksRule.compile(terms(), undefined, quantityContext)
  const measured = group([measuredIn(from, to, value)])
  const { steps } = rater.explain(measured, { schema: 0, values: {} }, 0)
  return steps
    .filter(({ amount }) => amount !== undefined)
    .map(({ values, amount }) => [String(values!.quantity), amount!])
}

test.group('Standard | blocks', () => {
  test('blocks of 30 days grow with a bill of 31', ({ assert }) => {
    // Ceylon Electricity Board, 210 kWh: 31/62/93/124/186.
    assert.deepEqual(parts('2026-01-01', '2026-02-01', '210'), [
      ['31', '93'],
      ['31', '145.7'],
      ['31', '232.5'],
      ['31', '651'],
      ['62', '1488'],
      ['24', '864'],
    ])
  })

  test('and shrink with one of 28', ({ assert }) => {
    const expected = [
      ['28', '84'],
      ['2', '9.4'],
    ]
    assert.deepEqual(parts('2026-02-01', '2026-03-01', '30'), expected as [string, string][])
  })

  test('slabs of 50, 100 and 150 are 60, 120 and 180 in 36 days', ({ assert }) => {
    const tiers = [
      ...['50', '100', '150'].map((bound) => ({ up_to: bound, unit_price: '1', flat_fee: '0' })),
      { up_to: null, unit_price: '2', flat_fee: '0' },
    ]
    const given = terms({ tiers })
    assert.equal(price(given, '2026-03-01', '2026-04-06', '180'), '180')
    assert.equal(price(given, '2026-03-01', '2026-04-06', '181'), '182')
  })

  test('a bound belongs to the lower block, however it is scaled', ({ assert }) => {
    assert.equal(price(terms(), '2026-01-01', '2026-02-01', '31'), '93')
    assert.equal(price(terms({ scale: 'period' }), '2026-01-01', '2026-02-01', '30'), '90')
    assert.equal(price(terms({ scale: 'day' }), '2026-01-01', '2026-01-03', '60'), '180')
  })

  test('the block reached prices all of it, when the terms say so', ({ assert }) => {
    const volume = terms({ mode: 'volume' })
    assert.equal(price(volume, '2026-01-01', '2026-02-01', '62'), '291.4')
  })

  test('what was taken back is credited at the same prices', ({ assert }) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (thousandths) => {
        const value = `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`
        const paid = parseRational(price(terms(), '2026-01-01', '2026-02-01', value))
        const credited = parseRational(price(terms(), '2026-01-01', '2026-02-01', `-${value}`))
        assert.equal(credited.numerator, -paid.numerator)
      })
    )
  })

  test('several quantities of the days add up before they are priced', ({ assert }) => {
    assert.equal(price(terms(), '2026-01-01', '2026-02-01', '20', '20'), '135.3')
  })
})
