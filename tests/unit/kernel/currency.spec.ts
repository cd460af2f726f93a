import { test } from '@japa/runner'
import { currencyCodes, currencyDigits, isCurrency } from '#kernel/currency'
import { KernelError } from '#kernel/errors'

test.group('Kernel | currency', () => {
  test('{code} has {digits} decimal digits')
    .with([
      { code: 'JPY', digits: 0 },
      { code: 'KRW', digits: 0 },
      { code: 'CLP', digits: 0 },
      { code: 'ISK', digits: 0 },
      { code: 'EUR', digits: 2 },
      { code: 'RUB', digits: 2 },
      { code: 'MRU', digits: 2 },
      { code: 'KWD', digits: 3 },
      { code: 'TND', digits: 3 },
      { code: 'BHD', digits: 3 },
      { code: 'CLF', digits: 4 },
      { code: 'UYW', digits: 4 },
    ])
    .run(({ assert }, { code, digits }) => {
      assert.equal(currencyDigits(code), digits)
      assert.isTrue(isCurrency(code))
    })

  test('refuses {$self}, which is no ISO 4217 code')
    .with(['', 'eur', 'EURO', 'XXX', 'XAU', 'constructor', ' EUR'])
    .run(({ assert }, code) => {
      assert.isFalse(isCurrency(code))
      try {
        currencyDigits(code)
        assert.fail('accepted')
      } catch (error) {
        assert.instanceOf(error, KernelError)
        assert.equal((error as KernelError).code, 'E_UNKNOWN_CURRENCY')
      }
    })

  test('knows each code once', ({ assert }) => {
    const codes = currencyCodes()
    assert.equal(new Set(codes).size, codes.length)
    assert.isAbove(codes.length, 160)
    assert.isTrue(codes.every((code) => /^[A-Z]{3}$/.test(code)))
  })
})
