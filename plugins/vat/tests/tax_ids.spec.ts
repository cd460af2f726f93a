import { test } from '@japa/runner'
import { checkTaxId } from '#plugins/vat/taxes/tax_ids/check_tax_id'

/** Published numbers: country, as written, as stored. */
const good = [
  ['AT', 'AT U13585627', 'ATU13585627'],
  ['BE', 'BE 428759497', 'BE0428759497'],
  ['BG', '175074752', 'BG175074752'],
  ['CZ', '25123891', 'CZ25123891'],
  ['CZ', 'CZ 640903926', 'CZ640903926'],
  ['DE', 'de 136 695 976', 'DE136695976'],
  ['DK', 'DK 13585628', 'DK13585628'],
  ['EE', '100594102', 'EE100594102'],
  ['ES', 'ES B64717838', 'ESB64717838'],
  ['FR', 'FR 40 303 265 045', 'FR40303265045'],
  ['GB', 'GB 980 7806 84', 'GB980780684'],
  ['GB', 'XI 980 7806 84', 'XI980780684'],
  ['GR', 'EL 094259216', 'EL094259216'],
  ['GR', '094259216', 'EL094259216'],
  ['GR', 'GR 094259216', 'EL094259216'],
  ['LT', 'LT 100001919017', 'LT100001919017'],
  ['LU', 'LU 150 274 42', 'LU15027442'],
  ['LV', 'LV 4000 3521 600', 'LV40003521600'],
  ['LV', '328673-00679', 'LV32867300679'],
  ['NL', '004495445B01', 'NL004495445B01'],
  ['RO', 'RO 185 472 90', 'RO18547290'],
  ['SE', 'SE 123456789701', 'SE123456789701'],
  ['RU', '1234567894', '1234567894'],
] as const

test.group('VAT | tax ids', () => {
  for (const [country, written, stored] of good) {
    test(`"${written}" of ${country} is stored as ${stored}`, ({ assert }) => {
      assert.equal(checkTaxId(country, written).normalized, stored)
    })
  }

  test('"{value}" of {country} is refused as {reason}')
    .with([
      { country: 'AT', value: 'U13585626', reason: 'invalid' },
      { country: 'BE', value: 'BE431150351', reason: 'invalid' },
      { country: 'CZ', value: '640903927', reason: 'invalid' },
      { country: 'DE', value: '136695978', reason: 'invalid' },
      { country: 'DE', value: 'FR40303265045', reason: 'wrong_country' },
      { country: 'LV', value: '161375-19997', reason: 'invalid' },
      { country: 'RU', value: '1234567895', reason: 'invalid' },
      { country: 'US', value: '91-1144442', reason: 'unknown_country' },
      { country: 'DE', value: ' . ', reason: 'empty' },
      { country: 'DE', value: '1'.repeat(41), reason: 'too_long' },
    ])
    .run(({ assert }, { country, value, reason }) => {
      assert.deepEqual(checkTaxId(country, value), { ok: false, normalized: null, reason })
    })

  test('a stored number is stored the same again', ({ assert }) => {
    for (const [country, , stored] of good) {
      assert.equal(checkTaxId(country, stored).normalized, stored)
    }
  })
})
