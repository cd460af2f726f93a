import { test } from '@japa/runner'
import { company, decideOne, person } from '#plugins/vat/tests/given'

const FRENCH_ID = 'FR40303265045'
const german = company('DE', 'DE136695976')

test.group('VAT | between companies', () => {
  test('a valid number of another member moves the tax to the customer, with a note', ({
    assert,
  }) => {
    const decision = decideOne({ seller: german, buyer: company('FR', FRENCH_ID) })
    assert.deepInclude(decision, {
      country: 'DE',
      category: 'VAT',
      treatment: 'reverse_charge',
      percent: null,
      since: null,
      reason: 'intra_union_services',
      note: 'vat.notes.reverse_charge_de',
    })
  })

  test('the note is in the words of the seller country: {country}')
    .with([
      { country: 'FR', buyer: company('DE', 'DE136695976'), note: 'vat.notes.reverse_charge_fr' },
      { country: 'NL', buyer: company('FR', FRENCH_ID), note: 'vat.notes.reverse_charge_nl' },
      { country: 'PL', buyer: company('FR', FRENCH_ID), note: 'vat.notes.reverse_charge_pl' },
      { country: 'AT', buyer: company('FR', FRENCH_ID), note: 'vat.notes.reverse_charge_de' },
    ])
    .run(({ assert }, { country, buyer, note }) => {
      assert.equal(decideOne({ seller: company(country), buyer }).note, note)
    })

  test('a number with wrong check digits, none, or one of the seller country charges tax', ({
    assert,
  }) => {
    for (const taxId of ['FR40303265046', null, 'DE136695976', 'US123']) {
      const decision = decideOne({ seller: german, buyer: company('FR', taxId) })
      assert.deepInclude(decision, {
        treatment: 'standard',
        percent: '19',
        country: 'DE',
        reason: 'unidentified_company',
      })
    }
  })

  test('Greek numbers begin with EL and not with GR', ({ assert }) => {
    const greek = decideOne({ seller: german, buyer: company('GR', 'EL094259216') })
    assert.equal(greek.treatment, 'reverse_charge')
    const iso = decideOne({ seller: german, buyer: company('GR', 'GR094259216') })
    assert.equal(iso.treatment, 'standard')
  })

  test('Northern Ireland is in the Union for goods only', ({ assert }) => {
    const buyer = company('GB', 'XI980780684')
    const goods = decideOne({ seller: german, buyer, category: 'goods' })
    assert.deepInclude(goods, {
      treatment: 'intra_community',
      note: 'vat.notes.intra_union_goods_de',
    })
    assert.equal(decideOne({ seller: german, buyer }).treatment, 'outside_scope')
  })

  test('goods to another member are an intra-community supply, beyond the Union an export', ({
    assert,
  }) => {
    const category = 'goods'
    const buyer = company('FR', FRENCH_ID)
    assert.equal(decideOne({ seller: german, buyer, category }).treatment, 'intra_community')
    assert.deepInclude(decideOne({ seller: german, buyer: company('US'), category }), {
      treatment: 'export',
      percent: null,
    })
  })

  test('services to a company beyond the Union are outside the scope', ({ assert }) => {
    const decision = decideOne({ seller: german, buyer: company('CH') })
    assert.deepInclude(decision, { treatment: 'outside_scope', reason: 'third_country' })
  })

  test('the United Kingdom is a member until the end of 2020', ({ assert }) => {
    const buyer = company('GB', 'GB980780684')
    assert.equal(decideOne({ seller: german, buyer, on: '2020-12-31' }).treatment, 'reverse_charge')
    assert.equal(decideOne({ seller: german, buyer, on: '2021-01-01' }).treatment, 'outside_scope')
    const seller = company('GB')
    const french = company('FR', FRENCH_ID)
    assert.equal(decideOne({ seller, buyer: french, on: '2020-12-31' }).treatment, 'reverse_charge')
    assert.equal(decideOne({ seller, buyer: french }).treatment, 'outside_scope')
  })

  test('Monaco is French territory', ({ assert }) => {
    const decision = decideOne({ seller: company('FR'), buyer: company('MC') })
    assert.deepInclude(decision, { reason: 'domestic', percent: '20' })
  })

  test('Russian sellers charge their rate on services that are not electronic', ({ assert }) => {
    const seller = company('RU')
    assert.equal(decideOne({ seller, buyer: company('DE') }).percent, '22')
    const electronic = decideOne({ seller, buyer: company('DE'), category: 'electronic' })
    assert.deepInclude(electronic, {
      treatment: 'outside_scope',
      note: 'vat.notes.outside_scope_ru',
    })
  })
})

test.group('VAT | to consumers', () => {
  test('telecommunication is taxed where the consumer lives', ({ assert }) => {
    const decision = decideOne({ seller: german, buyer: person('FR'), category: 'telecom' })
    assert.deepInclude(decision, {
      treatment: 'standard',
      percent: '20',
      country: 'FR',
      since: '2014-01-01',
      reason: 'destination',
      note: null,
    })
  })

  test('each member has a rate for its consumers: {country} {percent}')
    .with([
      { country: 'HU', percent: '27' },
      { country: 'LU', percent: '17' },
      { country: 'FI', percent: '25.5' },
      { country: 'EE', percent: '24' },
      { country: 'RO', percent: '21' },
      { country: 'SK', percent: '23' },
    ])
    .run(({ assert }, { country, percent }) => {
      const buyer = person(country)
      assert.equal(decideOne({ seller: german, buyer, category: 'electronic' }).percent, percent)
    })

  test('until 2015 telecommunication was taxed at the seller', ({ assert }) => {
    const given = { seller: german, buyer: person('FR'), category: 'telecom' }
    assert.deepInclude(decideOne({ ...given, on: '2014-12-31' }), {
      percent: '19',
      country: 'DE',
      reason: 'origin',
    })
    assert.equal(decideOne({ ...given, on: '2015-01-01' }).country, 'FR')
  })

  test('other services are taxed at the seller', ({ assert }) => {
    const decision = decideOne({ seller: german, buyer: person('FR') })
    assert.deepInclude(decision, { percent: '19', country: 'DE', reason: 'origin' })
  })

  test('a company without a valid number is a consumer here too', ({ assert }) => {
    const buyer = company('FR', null)
    const decision = decideOne({ seller: german, buyer, category: 'telecom' })
    assert.deepInclude(decision, { country: 'FR', percent: '20' })
  })

  test('beyond the countries whose law is known the supply is outside the scope', ({ assert }) => {
    const decision = decideOne({ seller: german, buyer: person('US'), category: 'telecom' })
    assert.deepInclude(decision, { treatment: 'outside_scope', percent: null })
  })
})

test.group('VAT | exemptions', () => {
  test('are null percent with the reason, never zero percent', ({ assert }) => {
    const buyer = { ...company('DE'), exemption: ' NATO forces, § 4 Nr. 7 UStG ' }
    assert.deepInclude(decideOne({ seller: german, buyer }), {
      treatment: 'exempt',
      percent: null,
      since: null,
      reason: 'NATO forces, § 4 Nr. 7 UStG',
    })
  })

  test('the seller may be exempt, for example as a small business', ({ assert }) => {
    const seller = { ...german, exemption: '§ 19 UStG' }
    assert.equal(decideOne({ seller }).reason, '§ 19 UStG')
  })

  test('without a reason they are refused', ({ assert }) => {
    const buyer = { ...company('DE'), exemption: '  ' }
    assert.throws(() => decideOne({ seller: german, buyer }), /needs a reason/)
  })
})
