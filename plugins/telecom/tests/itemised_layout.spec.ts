import { test } from '@japa/runner'
import { byNumber, byType, subtotalOf } from '#plugins/telecom/layouts/item_groups'
import { amountDecimals } from '#plugins/telecom/layouts/page'
import { itemisedInvoice } from '#plugins/telecom/tests/layout_samples'

const [number] = byNumber(itemisedInvoice().itemisation)

test.group('Telecom | itemised invoice', () => {
  test('numbers without usage are left out', ({ assert }) => {
    assert.lengthOf(byNumber(itemisedInvoice().itemisation), 1)
    assert.equal(number.label, '+49300000001')
  })

  test('events stand by type, country and time', ({ assert }) => {
    const groups = byType(number.items).map(({ type, countries }) => [
      type,
      countries.map(({ country, items }) => [country, items.map((item) => item.eventId)]),
    ])
    assert.deepEqual(groups, [
      [
        'voice',
        [
          ['DE', ['1']],
          ['FR', ['2']],
        ],
      ],
      ['sms', [['', ['3']]]],
      ['fax', [['DE', ['4']]]],
    ])
  })

  test('subtotals are exact sums', ({ assert }) => {
    assert.deepInclude(subtotalOf(number.items), { count: 4, amount: '869/15000' })
  })

  test('all amounts of a table show the decimals that the longest needs, up to six', ({
    assert,
  }) => {
    assert.equal(amountDecimals([{ amount: '1' }, { amount: '0.5' }]), 2)
    assert.equal(amountDecimals([{ amount: '0.0123' }]), 4)
    assert.equal(amountDecimals([{ amount: '0.01234567' }]), 6)
    assert.equal(amountDecimals([{ amount: '1/3' }]), 6)
  })
})
