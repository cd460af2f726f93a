import fc from 'fast-check'
import { test } from '@japa/runner'
import { percentage, type PercentageTerms } from '#kernel/percentage'
import {
  compareRational,
  formatRational,
  multiplyRational,
  parseRational,
  sumRational,
} from '#kernel/rational'
import { positiveRational } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

const amountOf = (values: string[], terms: PercentageTerms) =>
  formatRational(percentage(values.map(parseRational), terms).amount)

const number = parseRational

test.group('Kernel | percentage', () => {
  test('charges the rate and a fixed fee for each event', ({ assert }) => {
    const terms = { rate: number('0.013'), fixedPerEvent: number('2') }
    assert.equal(amountOf(['50', '100', '250', '400'], terms), '18.4')
    assert.equal(amountOf([], terms), '0')
  })

  test('frees the first events whole', ({ assert }) => {
    const terms = { rate: number('0.013'), fixedPerEvent: number('2'), freeEvents: 3 }
    assert.equal(amountOf(['50', '100', '250', '400'], terms), '7.2')
    assert.equal(amountOf(['50', '100'], terms), '0')
  })

  test('an event that outgrows the free value pays its fixed fee', ({ assert }) => {
    const terms = {
      rate: number('0.013'),
      fixedPerEvent: number('2'),
      freeEvents: 3,
      freeUnits: number('250'),
    }
    assert.equal(amountOf(['50', '100', '250', '400'], terms), '11.15')
  })

  test('free value alone frees no event from its fixed fee', ({ assert }) => {
    const terms = { rate: number('0'), fixedPerEvent: number('2'), freeUnits: number('250') }
    assert.equal(amountOf(['200', '200', '200', '200'], terms), '8')
  })

  test('bounds each event, and leaves a free one free', ({ assert }) => {
    const bounds = { minimumPerEvent: number('1.75'), maximumPerEvent: number('12') }
    const rate = number('0.0299')
    const values = ['10', '80', '10000']
    assert.equal(amountOf(values, { rate }), '301.691')
    assert.equal(amountOf(values, { rate, fixedPerEvent: number('2'), ...bounds }), '18.691')
    assert.equal(amountOf(values, { rate, freeEvents: 2, ...bounds }), '12')
    assert.equal(amountOf(values, { rate, freeUnits: number('30'), ...bounds }), '13.794')
  })

  test('refuses a negative value', ({ assert }) => {
    assert.equal(
      codeOf(() => amountOf(['-1'], { rate: number('1') })),
      'E_NEGATIVE_QUANTITY'
    )
  })

  test('without free value and bounds it is the rate on the sum', () => {
    fc.assert(
      fc.property(
        fc.array(positiveRational(), { maxLength: 8 }),
        positiveRational(),
        (values, rate) => {
          const { amount, parts } = percentage(values, { rate })
          const whole = multiplyRational(sumRational(values), rate)
          return (
            compareRational(amount, whole) === 0 && compareRational(sumRational(parts), whole) === 0
          )
        }
      )
    )
  })
})
