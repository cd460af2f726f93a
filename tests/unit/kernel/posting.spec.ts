import fc from 'fast-check'
import { test } from '@japa/runner'
import { allocate } from '#kernel/allocation'
import { KernelError } from '#kernel/errors'
import { money } from '#kernel/money'
import { assertBalanced, type Posting } from '#kernel/posting'
import { codeOf } from '#tests/unit/kernel/code_of'

const posting = (account: string, minor: bigint, currency = 'EUR', base = minor): Posting => ({
  account,
  amount: money(minor, currency),
  base,
})

test.group('Kernel | posting', () => {
  test('accepts an invoice of 190 net with 10, 20 and 15 tax', ({ assert }) => {
    const entry = [
      posting('receivable', 23500n),
      posting('revenue', -19000n),
      posting('tax_1', -1000n),
      posting('tax_2', -2000n),
      posting('tax_3', -1500n),
    ]
    assert.doesNotThrow(() => assertBalanced(entry, 'EUR'))
  })

  test('names the currency and how much it is out by', ({ assert }) => {
    const entry = [posting('receivable', 10001n), posting('revenue', -10000n)]
    assert.equal(
      codeOf(() => assertBalanced(entry, 'EUR')),
      'E_ENTRY_UNBALANCED'
    )
    assert.throws(() => assertBalanced(entry, 'EUR'), KernelError)
    assert.throws(() => assertBalanced(entry, 'EUR'), 'The amounts in EUR are out by 0.01')
  })

  test('balances each currency on its own, through clearing accounts', ({ assert }) => {
    const exchange = [
      posting('bank_usd', 11000n, 'USD', 10000n),
      posting('clearing_usd', -11000n, 'USD', -10000n),
      posting('clearing_eur', 10000n),
      posting('bank_eur', -10000n),
    ]
    assert.doesNotThrow(() => assertBalanced(exchange, 'EUR'))
    const mixed = [posting('bank_usd', 11000n, 'USD', 10000n), posting('bank_eur', -10000n)]
    assert.equal(
      codeOf(() => assertBalanced(mixed, 'EUR')),
      'E_ENTRY_UNBALANCED'
    )
  })

  test('refuses base amounts that do not balance or differ from the amount', ({ assert }) => {
    const uneven = [posting('a', 100n, 'USD', 91n), posting('b', -100n, 'USD', -90n)]
    assert.throws(() => assertBalanced(uneven, 'EUR'), 'The base amounts in EUR are out by 0.01')
    const differing = [posting('a', 100n, 'EUR', 99n), posting('b', -100n, 'EUR', -99n)]
    assert.equal(
      codeOf(() => assertBalanced(differing, 'EUR')),
      'E_ENTRY_UNBALANCED'
    )
  })

  test('refuses an entry without postings', ({ assert }) => {
    assert.equal(
      codeOf(() => assertBalanced([], 'EUR')),
      'E_ENTRY_UNBALANCED'
    )
  })

  test('an allocated total always balances, and one unit more never does', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 1, maxLength: 9 }),
        (total, weights) => {
          const parts = allocate(total, weights).map((minor, index) => posting(`p${index}`, -minor))
          assertBalanced([posting('whole', total), ...parts], 'EUR')
          const off = () => assertBalanced([posting('whole', total + 1n), ...parts], 'EUR')
          return codeOf(off) === 'E_ENTRY_UNBALANCED'
        }
      )
    )
  })
})
