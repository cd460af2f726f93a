import fc from 'fast-check'
import { test } from '@japa/runner'
import {
  addRational,
  ceilRational,
  compareRational,
  divideRational,
  floorRational,
  formatRational,
  isZeroRational,
  maximumRational,
  minimumRational,
  multiplyRational,
  negateRational,
  parseRational,
  rational,
  rationalFromDecimal,
  rationalFromMinor,
  rationalToDecimal,
  rationalToMinor,
  roundRational,
  subtractRational,
  sumRational,
  ZERO,
} from '#kernel/rational'
import { decimal } from '#kernel/decimal'
import { smallRational } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

test.group('Kernel | rational', () => {
  test('reads {text} and writes {written}')
    .with([
      { text: '12.34', written: '12.34' },
      { text: '-1/3', written: '-1/3' },
      { text: '2/4', written: '0.5' },
      { text: '-6/3', written: '-2' },
      { text: '1/8', written: '0.125' },
      { text: '0/7', written: '0' },
      { text: '-0', written: '0' },
      { text: '14/31', written: '14/31' },
      { text: '1/1024', written: '0.0009765625' },
    ])
    .run(({ assert }, { text, written }) => {
      assert.equal(formatRational(parseRational(text)), written)
    })

  test('refuses {$self}')
    .with(['', '1/0', '1/-3', '1/', '/3', '1.5/3', '1e3', ' 1', '+1', 'a', '1/2/3'])
    .run(({ assert }, text) => {
      assert.equal(
        codeOf(() => parseRational(text)),
        'E_INVALID_RATIONAL'
      )
    })

  test('refuses a text without end', ({ assert }) => {
    assert.equal(
      codeOf(() => parseRational('1'.repeat(1001))),
      'E_INVALID_RATIONAL'
    )
  })

  test('keeps lowest terms and a positive denominator', ({ assert }) => {
    assert.deepEqual(rational(6n, -4n), { numerator: -3n, denominator: 2n })
    assert.deepEqual(rational(0n, -9n), { numerator: 0n, denominator: 1n })
    assert.deepEqual(rational(5n), { numerator: 5n, denominator: 1n })
    assert.equal(
      codeOf(() => rational(1n, 0n)),
      'E_DIVISION_BY_ZERO'
    )
    assert.equal(
      codeOf(() => divideRational(rational(1n), ZERO)),
      'E_DIVISION_BY_ZERO'
    )
  })

  test('rounds to digits after the point, and to tens with a negative scale', ({ assert }) => {
    const value = parseRational('1234.5678')
    assert.equal(formatRational(roundRational(value, 2, 'half_up')), '1234.57')
    assert.equal(formatRational(roundRational(value, 0, 'half_up')), '1235')
    assert.equal(formatRational(roundRational(value, -2, 'half_up')), '1200')
    assert.equal(formatRational(roundRational(parseRational('14/31'), 9, 'half_up')), '0.451612903')
  })

  test('converts major units to minor units once, by the digits of the currency', ({ assert }) => {
    assert.equal(rationalToMinor(parseRational('10.275'), 'USD', 'half_up'), 1028n)
    assert.equal(rationalToMinor(parseRational('1023.5'), 'JPY', 'half_up'), 1024n)
    assert.equal(rationalToMinor(parseRational('1.0005'), 'KWD', 'half_even'), 1000n)
    assert.equal(rationalToMinor(parseRational('-0.005'), 'EUR', 'half_up'), -1n)
    assert.equal(formatRational(rationalFromMinor(1234n, 'EUR')), '12.34')
    assert.equal(formatRational(rationalFromMinor(1234n, 'JPY')), '1234')
  })

  test('takes over decimals', ({ assert }) => {
    assert.deepEqual(rationalFromDecimal(decimal(1250n, 3)), rational(5n, 4n))
    assert.deepEqual(rationalToDecimal(rational(5n, 4n)), decimal(125n, 2))
    assert.isNull(rationalToDecimal(rational(1n, 3n)))
  })

  test('finds floor, ceiling, the smaller and the larger', ({ assert }) => {
    assert.equal(floorRational(parseRational('-7/2')), -4n)
    assert.equal(ceilRational(parseRational('-7/2')), -3n)
    assert.equal(ceilRational(parseRational('7/2')), 4n)
    assert.deepEqual(minimumRational(rational(1n, 3n), rational(1n, 2n)), rational(1n, 3n))
    assert.deepEqual(maximumRational(rational(1n, 3n), rational(1n, 2n)), rational(1n, 2n))
  })

  test('reads back what it writes', () => {
    fc.assert(
      fc.property(smallRational(), (value) => {
        const read = parseRational(formatRational(value))
        return read.numerator === value.numerator && read.denominator === value.denominator
      })
    )
  })

  test('is a field', () => {
    fc.assert(
      fc.property(smallRational(), smallRational(), smallRational(), (a, b, c) => {
        const left = multiplyRational(a, addRational(b, c))
        const right = addRational(multiplyRational(a, b), multiplyRational(a, c))
        const isDistributive = compareRational(left, right) === 0
        const isInverse = isZeroRational(addRational(a, negateRational(a)))
        const undone = isZeroRational(b) ? a : multiplyRational(divideRational(a, b), b)
        return isDistributive && isInverse && compareRational(undone, a) === 0
      })
    )
  })

  test('orders as subtraction does', () => {
    fc.assert(
      fc.property(smallRational(), smallRational(), (a, b) => {
        const difference = subtractRational(a, b).numerator
        return compareRational(a, b) === (difference === 0n ? 0 : difference < 0n ? -1 : 1)
      })
    )
  })

  test('sums a list to the same value in any order', () => {
    fc.assert(
      fc.property(fc.array(smallRational(), { maxLength: 10 }), (list) => {
        return compareRational(sumRational(list), sumRational([...list].reverse())) === 0
      })
    )
  })
})
