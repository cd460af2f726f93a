import { test } from '@japa/runner'
import { amounts, choice, dates, reference } from '#app/database/paging/list_definition'
import { readFilter, readSortValue } from '#app/database/paging/list_values'

const context = {
  companyId: 1,
  today: '2026-11-22',
  currency: 'EUR',
  country: 'DE',
  timeZone: 'Europe/Berlin',
}

test.group('Values of a list in an address', () => {
  test('dates: {0}')
    .with<[string, unknown][]>([
      ['2026-01-01..2026-01-31', { from: '2026-01-01', to: '2026-01-31' }],
      ['2026-01-01..', { from: '2026-01-01', to: null }],
      ['..2026-01-31', { from: null, to: '2026-01-31' }],
      ['2026-02-28', { from: '2026-02-28', to: '2026-02-28' }],
      ['2026-02-29', null],
      ['..', null],
      ['', null],
      ['2026-01-01..2026-01-02..2026-01-03', null],
      ['today', null],
    ])
    .run(({ assert }, [text, expected]) => {
      assert.deepEqual(readFilter(dates('issued_on'), text, context), expected)
    })

  test('amounts, in the minor units of the currency: {0}')
    .with<[string, unknown][]>([
      ['10..20.50', { from: 1000, to: 2050 }],
      ['-1..', { from: -100, to: null }],
      ['0.001..', null],
      ['1e3', null],
      ['90071992547409.92', null],
    ])
    .run(({ assert }, [text, expected]) => {
      assert.deepEqual(readFilter(amounts('gross'), text, context), expected)
    })

  test('an amount in yen has no cents', ({ assert }) => {
    const yen = { ...context, currency: 'JPY' }
    assert.deepEqual(readFilter(amounts('gross'), '100', yen), { from: 100, to: 100 })
    assert.isNull(readFilter(amounts('gross'), '100.5', yen))
  })

  test('choices are those that are listed, ids are whole and positive', ({ assert }) => {
    const states = choice('state', ['open', 'settled'])
    assert.deepEqual(readFilter(states, 'open,settled,open', context), ['open', 'settled'])
    assert.isNull(readFilter(states, 'open,paid', context))
    assert.equal(readFilter(reference('account_id'), '12', context), 12)
    for (const text of ['0', '-1', '1.5', '1e3', '0x10', '99999999999999999', 'x']) {
      assert.isNull(readFilter(reference('account_id'), text, context), text)
    }
  })

  test('a page begins behind a value that its column can hold', ({ assert }) => {
    assert.equal(readSortValue('date', '2026-11-22'), '2026-11-22')
    assert.isNull(readSortValue('date', '2026-11-31'))
    assert.equal(readSortValue('integer', '-5'), -5)
    assert.isNull(readSortValue('integer', '5;'))
    assert.isNull(readSortValue('text', 'x'.repeat(191)))
  })
})
