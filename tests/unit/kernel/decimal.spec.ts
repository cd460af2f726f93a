import fc from 'fast-check'
import { test } from '@japa/runner'
import {
  addDecimal,
  compareDecimal,
  decimal,
  formatDecimal,
  formatDecimalFixed,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimal,
} from '#kernel/decimal'
import { codeOf } from '#tests/unit/kernel/code_of'

const decimals = () =>
  fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
    .map(([units, scale]) => decimal(units, scale))

test.group('Kernel | decimal', () => {
  test('writes {text} as {canonical}')
    .with([
      { text: '0', canonical: '0' },
      { text: '-0', canonical: '0' },
      { text: '-0.00', canonical: '0' },
      { text: '12.3400', canonical: '12.34' },
      { text: '100', canonical: '100' },
      { text: '007.10', canonical: '7.1' },
      { text: '-0.05', canonical: '-0.05' },
      { text: '0.003333', canonical: '0.003333' },
      { text: '17.9699999999999988631316', canonical: '17.9699999999999988631316' },
    ])
    .run(({ assert }, { text, canonical }) => {
      assert.equal(formatDecimal(parseDecimal(text)), canonical)
    })

  test('refuses {$self}')
    .with([
      '',
      ' ',
      '.5',
      '5.',
      '+1',
      '1e3',
      '1E-3',
      '1,5',
      '1 000',
      '--1',
      '0x1',
      'NaN',
      '١',
      '1.2.3',
    ])
    .run(({ assert }, text) => {
      assert.equal(
        codeOf(() => parseDecimal(text)),
        'E_INVALID_DECIMAL'
      )
    })

  test('refuses texts longer than a column and values that are no text', ({ assert }) => {
    assert.equal(
      codeOf(() => parseDecimal('1'.repeat(41))),
      'E_INVALID_DECIMAL'
    )
    assert.equal(formatDecimal(parseDecimal('1'.repeat(40))), '1'.repeat(40))
    assert.equal(
      codeOf(() => parseDecimal(12 as never)),
      'E_INVALID_DECIMAL'
    )
    assert.equal(
      codeOf(() => decimal(1n, -1)),
      'E_INVALID_SCALE'
    )
    assert.equal(
      codeOf(() => decimal(1n, 1.5)),
      'E_INVALID_SCALE'
    )
  })

  test('keeps the digits asked for when it writes a fixed text', ({ assert }) => {
    assert.equal(formatDecimalFixed(decimal(1230n, 2)), '12.30')
    assert.equal(formatDecimalFixed(decimal(-5n, 3)), '-0.005')
    assert.equal(formatDecimalFixed(decimal(7n, 0)), '7')
  })

  test('rounds once, to exactly the scale asked for', ({ assert }) => {
    assert.deepEqual(roundDecimal(parseDecimal('10.275'), 2, 'half_up'), decimal(1028n, 2))
    assert.deepEqual(roundDecimal(parseDecimal('10.275'), 2, 'half_even'), decimal(1028n, 2))
    assert.deepEqual(roundDecimal(parseDecimal('10.265'), 2, 'half_even'), decimal(1026n, 2))
    assert.deepEqual(roundDecimal(parseDecimal('-1.5'), 0, 'floor'), decimal(-2n, 0))
    assert.deepEqual(roundDecimal(parseDecimal('1.5'), 3, 'down'), decimal(1500n, 3))
  })

  test('compares by value, not by text', ({ assert }) => {
    assert.equal(compareDecimal(parseDecimal('1.10'), parseDecimal('1.1')), 0)
    assert.equal(compareDecimal(parseDecimal('9'), parseDecimal('10')), -1)
    assert.equal(compareDecimal(parseDecimal('-9'), parseDecimal('-10')), 1)
  })

  test('adds what binary fractions cannot: 0.1 + 0.2 = 0.3', ({ assert }) => {
    assert.equal(formatDecimal(addDecimal(parseDecimal('0.1'), parseDecimal('0.2'))), '0.3')
  })

  test('reads back what it writes', () => {
    fc.assert(
      fc.property(decimals(), (value) => {
        const text = formatDecimal(value)
        return text !== '-0' && compareDecimal(parseDecimal(text), value) === 0
      })
    )
  })

  test('gives equal values equal texts', () => {
    fc.assert(
      fc.property(decimals(), fc.integer({ min: 0, max: 10 }), (value, zeros) => {
        const padded = decimal(value.units * 10n ** BigInt(zeros), value.scale + zeros)
        return formatDecimal(padded) === formatDecimal(value)
      })
    )
  })

  test('adds, subtracts and multiplies by the laws of arithmetic', () => {
    fc.assert(
      fc.property(decimals(), decimals(), decimals(), (a, b, c) => {
        const difference = subtractDecimal(addDecimal(a, b), b)
        const left = multiplyDecimal(a, addDecimal(b, c))
        const right = addDecimal(multiplyDecimal(a, b), multiplyDecimal(a, c))
        return compareDecimal(difference, a) === 0 && compareDecimal(left, right) === 0
      })
    )
  })
})
