import fc from 'fast-check'
import { test } from '@japa/runner'
import { pricedBlocks, type BlockTier } from '#kernel/block_pricing'
import { compareRational, formatRational, parseRational, rational } from '#kernel/rational'
import { codeOf } from '#tests/unit/kernel/code_of'

/** Blocks of 100 at 10 each, five of them; then blocks of 1000 at 50. */
const TIERS: readonly BlockTier[] = [
  { size: rational(100n), price: rational(10n), blocks: rational(5n) },
  { size: rational(1000n), price: rational(50n), blocks: null },
]

test.group('Kernel | tiers of blocks', () => {
  const figures = [
    { units: '0', all: '0', top: '0' },
    { units: '1', all: '10', top: '10' },
    { units: '500', all: '50', top: '50' },
    { units: '501', all: '100', top: '50' },
    { units: '1500.5', all: '150', top: '100' },
    { units: '1501', all: '150', top: '100' },
  ]
  test('{units} units cost {all} tier by tier and {top} at the top tier')
    .with(figures)
    .run(({ assert }, { units, all, top }) => {
      const quantity = parseRational(units)
      assert.equal(formatRational(pricedBlocks(quantity, TIERS, 'all_tiers').total), all)
      assert.equal(formatRational(pricedBlocks(quantity, TIERS, 'top_tier').total), top)
    })

  test('more units never cost less, tier by tier', () => {
    const units = fc.nat({ max: 20_000 })
    fc.assert(
      fc.property(units, units, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const cost = (count: number) =>
          pricedBlocks(rational(BigInt(count), 7n), TIERS, 'all_tiers').total
        return compareRational(cost(less), cost(more)) <= 0
      })
    )
  })

  test('a block without size and a price without tiers are refused', ({ assert }) => {
    const empty = [{ size: rational(0n), price: rational(1n), blocks: null }]
    assert.equal(
      codeOf(() => pricedBlocks(rational(1n), empty, 'all_tiers')),
      'E_INVALID_PACKAGE'
    )
    assert.equal(
      codeOf(() => pricedBlocks(rational(1n), [], 'all_tiers')),
      'E_INVALID_TIERS'
    )
  })
})
