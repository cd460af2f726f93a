import { test } from '@japa/runner'
import { currencyCodes, currencyDigits } from '#kernel/currency'
import { moneyToDecimalText } from '#kernel/money'
import { addUp, decimalOf, digitsOf } from '../../../resources/inertia/composables/money.js'

test.group('Money in the browser', () => {
  test('knows the digits of every currency', ({ assert }) => {
    for (const code of currencyCodes()) assert.equal(digitsOf(code), currencyDigits(code), code)
  })

  test('writes every amount as the books do', ({ assert }) => {
    const amounts = ['0', '1', '-1', '99', '-100', '123456789012345678901234567890']
    for (const currency of ['JPY', 'EUR', 'KWD', 'CLF']) {
      for (const minor of amounts) {
        const expected = moneyToDecimalText({ minor: BigInt(minor), currency })
        assert.equal(decimalOf({ minor, currency }), expected)
      }
    }
  })

  test('adds up beyond what a number holds, apart for each currency', ({ assert }) => {
    const sums = addUp([
      { minor: '9007199254740993', currency: 'EUR' },
      { minor: '1', currency: 'JPY' },
      { minor: '9007199254740993', currency: 'EUR' },
      { minor: '-3', currency: 'JPY' },
    ])
    assert.deepEqual(sums, [
      { minor: '18014398509481986', currency: 'EUR' },
      { minor: '-2', currency: 'JPY' },
    ])
  })
})
