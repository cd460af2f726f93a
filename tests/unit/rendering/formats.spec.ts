import { test } from '@japa/runner'
import { formatLocalDate, formatLocalDateTime } from '#app/rendering/format_date'
import { formatDecimalText, formatMoneyText } from '#app/rendering/format_decimal'
import { formatQuantity } from '#app/rendering/format_quantity'
import { formattingLocale } from '#app/rendering/locales'
import type { Metric } from '#sdk/service_type'

const metric = (given: Partial<Metric>): Metric => ({
  code: 'sample.metric',
  label: 'sample.metric',
  unit: 's',
  scale: 0,
  aggregation: 'sum',
  display: 'number',
  ...given,
})

test.group('Document formats', () => {
  test('numbers keep every digit they have, beyond what a double holds', ({ assert }) => {
    assert.equal(
      formatDecimalText('9007199254740993123.4500', 'de'),
      '9.007.199.254.740.993.123,4500'
    )
    assert.equal(formatDecimalText('-0.000000000000000001', 'en-GB'), '-0.000000000000000001')
    assert.equal(formatDecimalText('1234.5', 'ru'), '1\u00a0234,5')
  })

  test('money has the symbol and the place of the language')
    .with([
      { locale: 'en-GB', currency: 'EUR', expected: '€1,234.50' },
      { locale: 'en-US', currency: 'USD', expected: '$1,234.50' },
      { locale: 'de', currency: 'EUR', expected: '1.234,50\u00a0€' },
      { locale: 'ru', currency: 'RUB', expected: '1\u00a0234,50\u00a0₽' },
    ])
    .run(({ assert }, { locale, currency, expected }) => {
      assert.equal(formatMoneyText('1234.50', currency, locale), expected)
    })

  test('currencies without and with three digits keep theirs', ({ assert }) => {
    assert.equal(formatMoneyText('1234', 'JPY', 'de'), '1.234\u00a0¥')
    assert.equal(formatMoneyText('1.250', 'KWD', 'de'), '1,250\u00a0KWD')
  })

  test('dates are those of the calendar, wherever the machine stands', ({ assert }) => {
    assert.equal(formatLocalDate('2026-03-01', 'de'), '01.03.2026')
    assert.equal(formatLocalDate('2026-03-01', formattingLocale('en', 'A4')), '1 Mar 2026')
    assert.equal(formatLocalDate('2026-03-01', formattingLocale('en', 'LETTER')), 'Mar 1, 2026')
    assert.equal(formatLocalDate('2026-03-01', 'ru'), '1 мар. 2026 г.')
  })

  test('an instant is shown on the clock of its offset', ({ assert }) => {
    assert.equal(formatLocalDateTime(1_772_319_600, 3_600, 'de'), '01.03.2026, 00:00:00')
    assert.equal(formatLocalDateTime(1_772_319_599, 3_600, 'de'), '28.02.2026, 23:59:59')
  })

  test('quantities are shown as the metric says: {expected}')
    .with([
      { quantity: 98_213, given: { display: 'duration' as const }, expected: '27:16:53' },
      { quantity: -61, given: { display: 'duration' as const }, expected: '-0:01:01' },
      { quantity: 999, given: { display: 'bytes_si' as const }, expected: '999\u00a0B' },
      { quantity: 1_005_000, given: { display: 'bytes_si' as const }, expected: '1.01\u00a0MB' },
      { quantity: 1_536, given: { display: 'bytes_binary' as const }, expected: '1.50\u00a0KiB' },
      { quantity: 1_234_500, given: { unit: 't', scale: 3 }, expected: '1,234.5\u00a0t' },
      { quantity: 1_234, given: { unit: 'piece' }, expected: '1,234' },
    ])
    .run(({ assert }, { quantity, given, expected }) => {
      assert.equal(formatQuantity(quantity, metric(given), 'en-GB'), expected)
    })
})
