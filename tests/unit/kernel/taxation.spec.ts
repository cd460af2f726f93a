import fc from 'fast-check'
import { test } from '@japa/runner'
import { parseRational, rational, type Rational } from '#kernel/rational'
import { ROUNDING_MODES } from '#kernel/rounding'
import { computeTax, TAX_LEVELS, type TaxInput, type TaxLevel } from '#kernel/taxation'
import { codeOf } from '#tests/unit/kernel/code_of'

const line = (amount: string, ...rates: string[]) => ({
  amount: parseRational(amount),
  taxes: rates.map((rate) => ({ group: `S|${rate}`, rate: parseRational(rate) })),
})

const compute = (lines: TaxInput['lines'], level: TaxLevel, options: Partial<TaxInput> = {}) =>
  computeTax({ lines, level, currency: 'EUR', mode: 'half_up', inclusive: false, ...options })

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)

const rates = () => fc.constantFrom('0', '0.05', '0.07', '0.0825', '0.19', '0.2', '0.2333', '1/3')

const documents = () =>
  fc.record({
    lines: fc.array(
      fc.tuple(
        fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n }),
        fc.uniqueArray(rates(), { maxLength: 3 })
      ),
      { maxLength: 8 }
    ),
    divisor: fc.constantFrom(1n, 100n, 10_000n),
    currency: fc.constantFrom('JPY', 'EUR', 'KWD'),
    level: fc.constantFrom(...TAX_LEVELS),
    mode: fc.constantFrom(...ROUNDING_MODES),
    inclusive: fc.boolean(),
  })

const inputOf = (document: {
  lines: [bigint, string[]][]
  divisor: bigint
  currency: string
  level: TaxLevel
  mode: TaxInput['mode']
  inclusive: boolean
}): TaxInput => ({
  ...document,
  lines: document.lines.map(([minor, taxes]) => ({
    amount: rational(minor, document.divisor),
    taxes: taxes.map((rate) => ({ group: rate, rate: parseRational(rate) })),
  })),
})

test.group('Kernel | taxation', () => {
  test('E22: the level decides: 18.88 from rounded line taxes, 18.89 from the tax on the total', ({
    assert,
  }) => {
    const lines = Array.from({ length: 4 }, () => line('23.61', '0.2'))
    assert.equal(compute(lines, 'line').tax, 1888n)
    assert.equal(compute(lines, 'group').tax, 1889n)
    const thirds = Array.from({ length: 3 }, () => line('0.02', '0.2'))
    assert.equal(compute(thirds, 'line').tax, 0n)
    assert.equal(compute(thirds, 'group').tax, 1n)
  })

  test('prices of 52.50 that include 12 % hold 46.87 and 5.63', ({ assert }) => {
    const taxed = compute([line('52.50', '0.12')], 'line', { inclusive: true })
    assert.deepEqual([taxed.net, taxed.tax, taxed.gross], [4687n, 563n, 5250n])
  })

  test('{price} including {rate} is {net} net')
    .with([
      { price: '124.40', rate: '0.08', net: 11519n, tax: 921n },
      { price: '10.00', rate: '0.2', net: 833n, tax: 167n },
      { price: '121', rate: '0.21', net: 10000n, tax: 2100n },
      { price: '50', rate: '0.19', net: 4202n, tax: 798n },
    ])
    .run(({ assert }, { price, rate, net, tax }) => {
      const taxed = compute([line(price, rate)], 'line', { inclusive: true })
      assert.deepEqual([taxed.net, taxed.tax], [net, tax])
    })

  test('rounds {taxable} {currency} at {rate} to {tax}')
    .with([
      { taxable: '100', rate: '0.08875', currency: 'USD', tax: 888n },
      { taxable: '123.45', rate: '0.0725', currency: 'USD', tax: 895n },
      { taxable: '999', rate: '0.105', currency: 'JPY', tax: 105n },
      { taxable: '10', rate: '0.1249', currency: 'USD', tax: 125n },
      { taxable: '-2.50', rate: '0.005', currency: 'USD', tax: -1n },
      { taxable: '1', rate: '0.0005', currency: 'KWD', tax: 1n },
    ])
    .run(({ assert }, { taxable, rate, currency, tax }) => {
      for (const level of TAX_LEVELS) {
        assert.equal(compute([line(taxable, rate)], level, { currency }).tax, tax, level)
      }
    })

  test('several taxes of a line are each taken from the same base', ({ assert }) => {
    const exclusive = compute([line('19.95', '0.045', '0.0035')], 'line')
    assert.deepEqual(exclusive.lines[0].taxes, [90n, 7n])
    const inclusive = compute([line('118', '0.08', '0.1')], 'line', { inclusive: true })
    assert.deepEqual(inclusive.lines[0], { net: 10000n, taxes: [800n, 1000n], gross: 11800n })
  })

  test('a line without tax stays whole in a taxed document', ({ assert }) => {
    const taxed = compute([line('200', '0.1'), line('20')], 'group')
    assert.deepEqual([taxed.net, taxed.tax, taxed.gross], [22000n, 2000n, 24000n])
    assert.deepEqual(taxed.groups, [
      { group: 'S|0.1', rate: parseRational('0.1'), net: 20000n, tax: 2000n },
    ])
  })

  test('document level keeps exact line amounts up to the total', ({ assert }) => {
    const lines = Array.from({ length: 100 }, () => line('1.001', '0.2'))
    assert.deepEqual(
      [compute(lines, 'document').net, compute(lines, 'document').tax],
      [10010n, 2002n]
    )
    assert.deepEqual([compute(lines, 'group').net, compute(lines, 'group').tax], [10000n, 2000n])
  })

  test('document level rounds over all groups together and taxes unrounded lines', ({ assert }) => {
    const small = [line('0.02', '0.2'), line('0.02', '0.21')]
    assert.deepEqual([compute(small, 'group').tax, compute(small, 'document').tax], [0n, 1n])
    assert.deepEqual(
      compute(small, 'document').groups.map((group) => group.tax),
      [0n, 1n]
    )
    const exact = [line('0.008', '0.6')]
    assert.deepEqual([compute(exact, 'group').tax, compute(exact, 'document').tax], [1n, 0n])
  })

  test('a discount line of its own lowers the base of its group', ({ assert }) => {
    const taxed = compute([line('100', '0.19'), line('-10', '0.19'), line('50', '0.07')], 'group')
    assert.deepEqual(
      taxed.groups.map(({ net, tax }) => [net, tax]),
      [
        [9000n, 1710n],
        [5000n, 350n],
      ]
    )
  })

  test('an empty document has no tax', ({ assert }) => {
    const nothing = { lines: [], groups: [], net: 0n, tax: 0n, gross: 0n }
    for (const level of TAX_LEVELS) assert.deepEqual(compute([], level), nothing)
  })

  test('refuses one group with two rates, negative rates and unknown currencies', ({ assert }) => {
    const tax = (rate: string) => ({ group: 'S', rate: parseRational(rate) })
    const amount: Rational = rational(1n)
    const twice = [
      { amount, taxes: [tax('0.1')] },
      { amount, taxes: [tax('0.2')] },
    ]
    assert.equal(
      codeOf(() => compute(twice, 'group')),
      'E_TAX_GROUP_RATE'
    )
    assert.equal(
      codeOf(() => compute([line('1', '-0.1')], 'group')),
      'E_INVALID_TAX_RATE'
    )
    assert.equal(
      codeOf(() => compute([], 'group', { currency: 'XXX' })),
      'E_UNKNOWN_CURRENCY'
    )
  })

  test('lines, groups and totals add up at every level, mode and currency', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const taxed = computeTax(inputOf(document))
        const linesAddUp = taxed.lines.every(({ net, taxes, gross }) => net + sum(taxes) === gross)
        return (
          linesAddUp &&
          taxed.net + taxed.tax === taxed.gross &&
          sum(taxed.lines.map((entry) => entry.net)) === taxed.net &&
          sum(taxed.lines.map((entry) => entry.gross)) === taxed.gross &&
          sum(taxed.groups.map((group) => group.tax)) === taxed.tax
        )
      }),
      { numRuns: 500 }
    )
  })

  test('a group of tax is its rate on its net within one unit, at group level', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const taxed = computeTax({ ...inputOf(document), level: 'group', inclusive: false })
        return taxed.groups.every(({ net, tax, rate }) => {
          const distance = tax * rate.denominator - net * rate.numerator
          return distance < rate.denominator && -distance < rate.denominator
        })
      }),
      { numRuns: 300 }
    )
  })

  test('a credit of the same lines mirrors the document', () => {
    const mirrored = ['half_up', 'half_even', 'half_down', 'up', 'down'] as const
    fc.assert(
      fc.property(documents(), fc.constantFrom(...mirrored), (document, mode) => {
        const input = { ...inputOf(document), mode }
        const credit = computeTax({
          ...input,
          lines: input.lines.map(({ amount, taxes }) => ({
            amount: rational(-amount.numerator, amount.denominator),
            taxes,
          })),
        })
        const original = computeTax(input)
        return (
          credit.net === -original.net &&
          credit.tax === -original.tax &&
          credit.groups.every((group, index) => group.tax === -original.groups[index].tax)
        )
      })
    )
  })

  test('splitting a line into two of the same rate changes no group or document tax', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 8n }),
        fc.bigInt({ min: 0n, max: 10n ** 8n }),
        rates(),
        fc.constantFrom('group' as const, 'document' as const),
        fc.boolean(),
        (first, second, rate, level, inclusive) => {
          const taxes = [{ group: rate, rate: parseRational(rate) }]
          const of = (...minors: bigint[]) =>
            compute(
              minors.map((minor) => ({ amount: rational(minor, 100n), taxes })),
              level,
              { inclusive }
            )
          return of(first, second).tax === of(first + second).tax
        }
      )
    )
  })
})
