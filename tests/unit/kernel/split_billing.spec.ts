import fc from 'fast-check'
import { test } from '@japa/runner'
import { graduated, volume, type Priced } from '#kernel/pricing'
import {
  compareRational,
  formatRational,
  parseRational,
  rational,
  sumRational,
  ZERO,
} from '#kernel/rational'
import { billedAtEnd, billedStep, maximumOfStep, minimumOfStep } from '#kernel/split_billing'

const tiers = [
  { upTo: rational(10n), unit: rational(2n), flat: rational(5n) },
  { upTo: null, unit: rational(1n), flat: rational(3n) },
]
const price = (quantity: ReturnType<typeof rational>): Priced =>
  graduated(quantity, { tiers, zeroUsagePaysFlat: true })

/** Bills of a period for what was added each time. */
function bills(added: readonly number[]) {
  let earlier = ZERO
  return added.map((count, index) => {
    const step = { price, earlier, added: rational(BigInt(count)) }
    const isOnly = added.length === 1
    const position = isOnly
      ? 'single'
      : index === 0
        ? 'first'
        : index === added.length - 1
          ? 'last'
          : 'mid'
    const { amount } = billedStep({ ...step, position })
    earlier = sumRational([earlier, step.added])
    return amount
  })
}

test.group('Kernel | bills of one period', () => {
  test('steps pay the difference: 8, then 6 over the border of a tier', ({ assert }) => {
    assert.deepEqual(bills([8, 6]).map(formatRational), ['21', '11'])
  })

  test('in however many bills, a period costs the same', () => {
    const counts = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(counts, (added) => {
        const whole = price(rational(BigInt(added.reduce((sum, one) => sum + one, 0)))).amount
        return compareRational(sumRational(bills(added)), whole) === 0
      })
    )
  })

  test('a price that is known at the end is billed at the end', ({ assert }) => {
    const step = { price: (units: ReturnType<typeof rational>) => volume(units, { tiers }) }
    const bill = { ...step, earlier: rational(8n), added: rational(6n) }
    assert.equal(formatRational(billedAtEnd({ ...bill, position: 'mid' }).amount), '0')
    assert.equal(formatRational(billedAtEnd({ ...bill, position: 'last' }).amount), '17')
  })

  test('a minimum waits for the last bill, a maximum counts the earlier ones', ({ assert }) => {
    const [minimum, billed, amount] = ['100', '60', '15'].map(parseRational)
    const missing = { minimum, billed, amount }
    assert.equal(formatRational(minimumOfStep({ ...missing, position: 'first' })), '0')
    assert.equal(formatRational(minimumOfStep({ ...missing, position: 'last' })), '25')
    const capped = maximumOfStep({
      maximum: minimum,
      billed,
      lines: ['30', '20'].map(parseRational),
    })
    assert.deepEqual(capped.totals.map(formatRational), ['30', '10'])
    assert.deepEqual(capped.discounts.map(formatRational), ['0', '10'])
  })
})
