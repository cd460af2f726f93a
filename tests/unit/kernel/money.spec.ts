import fc from 'fast-check'
import { test } from '@japa/runner'
import {
  addMoney,
  compareMoney,
  isZeroMoney,
  money,
  moneyToDecimalText,
  negateMoney,
  parseMoney,
  subtractMoney,
  sumMoney,
} from '#kernel/money'
import { minorUnits } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

test.group('Kernel | money', () => {
  test('reads {text} {currency} as {minor} minor units and writes {written}')
    .with([
      { text: '12.34', currency: 'EUR', minor: 1234n, written: '12.34' },
      { text: '12', currency: 'EUR', minor: 1200n, written: '12.00' },
      { text: '-0.05', currency: 'EUR', minor: -5n, written: '-0.05' },
      { text: '12.3400', currency: 'EUR', minor: 1234n, written: '12.34' },
      { text: '1023', currency: 'JPY', minor: 1023n, written: '1023' },
      { text: '1.25', currency: 'KWD', minor: 1250n, written: '1.250' },
      { text: '0.0001', currency: 'CLF', minor: 1n, written: '0.0001' },
      { text: '-0', currency: 'EUR', minor: 0n, written: '0.00' },
    ])
    .run(({ assert }, { text, currency, minor, written }) => {
      const amount = parseMoney(text, currency)
      assert.deepEqual(amount, { minor, currency })
      assert.equal(moneyToDecimalText(amount), written)
    })

  test('refuses {text} {currency} with {code}')
    .with([
      { text: '12.345', currency: 'EUR', code: 'E_INVALID_MONEY' },
      { text: '0.1', currency: 'JPY', code: 'E_INVALID_MONEY' },
      { text: '1e3', currency: 'EUR', code: 'E_INVALID_DECIMAL' },
      { text: '', currency: 'EUR', code: 'E_INVALID_DECIMAL' },
      { text: '1', currency: 'euro', code: 'E_UNKNOWN_CURRENCY' },
    ])
    .run(({ assert }, { text, currency, code }) => {
      assert.equal(
        codeOf(() => parseMoney(text, currency)),
        code
      )
    })

  test('never combines two currencies', ({ assert }) => {
    const euro = money(1n, 'EUR')
    const franc = money(1n, 'CHF')
    for (const combine of [addMoney, subtractMoney, compareMoney]) {
      assert.equal(
        codeOf(() => combine(euro, franc)),
        'E_CURRENCY_MISMATCH'
      )
    }
    assert.equal(
      codeOf(() => sumMoney([euro, franc], 'EUR')),
      'E_CURRENCY_MISMATCH'
    )
    assert.equal(
      codeOf(() => money(1n, 'XXX')),
      'E_UNKNOWN_CURRENCY'
    )
  })

  test('adds up exactly beyond what a number can hold', ({ assert }) => {
    const huge = money(9007199254740993n, 'EUR')
    assert.equal(moneyToDecimalText(addMoney(huge, huge)), '180143985094819.86')
    assert.deepEqual(sumMoney([], 'EUR'), { minor: 0n, currency: 'EUR' })
    assert.isTrue(isZeroMoney(addMoney(huge, negateMoney(huge))))
  })

  test('orders amounts', ({ assert }) => {
    assert.equal(compareMoney(money(1n, 'EUR'), money(2n, 'EUR')), -1)
    assert.equal(compareMoney(money(2n, 'EUR'), money(2n, 'EUR')), 0)
    assert.equal(compareMoney(money(-1n, 'EUR'), money(-2n, 'EUR')), 1)
  })

  test('reads back every amount that it writes', () => {
    fc.assert(
      fc.property(minorUnits(), fc.constantFrom('JPY', 'EUR', 'KWD', 'CLF'), (minor, currency) => {
        const amount = money(minor, currency)
        return parseMoney(moneyToDecimalText(amount), currency).minor === minor
      })
    )
  })

  test('sums a list in any order to the same amount', () => {
    fc.assert(
      fc.property(fc.array(minorUnits(), { maxLength: 20 }), (list) => {
        const amounts = list.map((minor) => money(minor, 'EUR'))
        const forward = sumMoney(amounts, 'EUR').minor
        return forward === sumMoney([...amounts].reverse(), 'EUR').minor
      })
    )
  })
})
