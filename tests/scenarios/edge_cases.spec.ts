import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { loadCompany } from '#app/companies/queries/load_company'
import { GrantCredit } from '#app/prepaid/actions/grant_credit'
import { SetWalletTerms } from '#app/prepaid/actions/set_wallet_terms'
import { AcceptEvents } from '#app/usage/actions/accept_events'
import { bill, findings } from '#tests/support/books'
import { coupon, redeem } from '#tests/support/discounts'
import { EXACT_UNITS, ExampleBooks, METRICS } from '#tests/support/example_books'
import { given } from '#tests/support/given_books'
import { billed, fee, told } from '#tests/support/subscription_life'

const actor = 'test'

/** 0.10 a unit. */
const used = given.charge({
  ...{ key: 'use', ruleCode: 'standard.per_unit', ...METRICS },
  terms: { ...EXACT_UNITS, unit_price: '0.10' },
})

/** An account of a zone whose number is used at instants. */
async function userIn(timeZone: string, from: string) {
  const life = await told({ timeZone })
  const { companyId, accountId } = life
  const identifier = `49308${String(accountId).padStart(7, '0')}`
  const serviceId = await given.service(companyId, accountId, { identifier })
  const planVersionId = await given.plan(companyId, { charges: [used] })
  await given.subscription(companyId, { accountId, serviceId, planVersionId, from })
  await db.from('accounts').where('id', accountId).update({ time_zone: timeZone })
  return { ...life, identifier }
}

/** Sends units used at instants. */
async function send(companyId: number, identifier: string, uses: readonly [string, number][]) {
  const company = await loadCompany(db.connection(), companyId)
  const events = uses.map(([occurredAt, quantity]) => ({
    ...{
      id: `${identifier} ${occurredAt}`,
      identifierKind: 'msisdn',
      identifier: `+${identifier}`,
    },
    ...{ metric: 'telecom.sms', occurredAt, quantity, dimension: '4930555001' },
  }))
  const order = { company, source: 'test', startedBy: actor, request: null, events }
  await new AcceptEvents().execute(order)
}

test.group('Edge cases of time', (group) => {
  group.each.teardown(() => clock.release())

  test('E4: the same usage makes the same invoice, opened before the clocks change or after', async ({
    assert,
  }) => {
    const bills = []
    for (const opened of ['2026-03-01T10:00:00Z', '2026-03-30T10:00:00Z']) {
      clock.freezeAt(Date.parse(opened))
      const { companyId, identifier } = await userIn('Europe/Berlin', '2026-03-01')
      clock.freezeAt(Date.parse('2026-04-01T10:00:00Z'))
      // The first and the last second of March in Berlin, and the hour that is not there.
      await send(companyId, identifier, [
        ['2026-02-28T22:59:59Z', 1000],
        ['2026-02-28T23:00:00Z', 1],
        ['2026-03-29T01:00:00Z', 10],
        ['2026-03-31T21:59:59Z', 100],
        ['2026-03-31T22:00:00Z', 10000],
      ])
      await bill(companyId, '2026-04-01')
      bills.push(await billed(companyId))
      clock.release()
    }
    assert.deepEqual(bills[0], [['2026-04-01', [['2026-03-01', '2026-04-01', 1110]]]])
    assert.deepEqual(bills[1], bills[0])
  })

  test('E5: usage lines show dates in the time zone of their account, as recurring lines do', async ({
    assert,
  }) => {
    clock.freezeAt(Date.parse('2026-01-01T20:00:00Z'))
    const { companyId, identifier } = await userIn('America/Los_Angeles', '2026-01-01')
    clock.freezeAt(Date.parse('2026-03-02T20:00:00Z'))
    // Half past eleven in the evening of 31 January, which is 1 February in UTC; then a day later.
    await send(companyId, identifier, [
      ['2026-02-01T07:30:00Z', 10],
      ['2026-02-01T08:00:00Z', 30],
    ])
    await bill(companyId, '2026-03-02')
    assert.deepEqual(await billed(companyId), [
      [
        '2026-03-02',
        [
          ['2026-01-01', '2026-02-01', 100],
          ['2026-02-01', '2026-03-01', 300],
        ],
      ],
    ])
  })

  test('E6: already billed today is a day of the customer, also east of UTC', async ({
    assert,
  }) => {
    const life = await told({ timeZone: 'Pacific/Auckland' })
    const { companyId, accountId, plan } = life
    const planVersionId = await plan('30.00')
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-02-01' })
    const days = []
    // Half past midnight and a minute before midnight of 1 February there: two days in UTC.
    for (const instant of ['2026-01-31T11:30:00Z', '2026-02-01T10:59:00Z']) {
      clock.freezeAt(Date.parse(instant))
      const today = clock.todayOf({ timeZone: 'Pacific/Auckland', clockOn: null } as never)
      days.push(today)
      await bill(companyId, today)
    }
    assert.deepEqual(days, ['2026-02-01', '2026-02-01'])
    assert.deepEqual(await billed(companyId), [
      ['2026-02-01', [['2026-02-01', '2026-03-01', 3000]]],
    ])
  })

  test('E7: of two jobs of one day the one that was delayed finds nothing to do', async ({
    assert,
  }) => {
    const { companyId, accountId, plan } = await told()
    const planVersionId = await plan('30.00')
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    for (const day of ['2026-01-01', '2026-02-01']) await bill(companyId, day)
    clock.freezeAt(Date.parse('2026-03-01T10:00:00Z'))
    const delayed = await bill(companyId, '2026-02-01')
    assert.equal(delayed.documents, 0)
    assert.lengthOf(await billed(companyId), 2)
    assert.deepEqual(await findings(companyId), [])
  })

  test('E36: a rate begins with the local day of the company, not with that of the server', async ({
    assert,
  }) => {
    const { companyId, accountId, plan } = await told({ timeZone: 'Europe/Berlin' })
    const planVersionId = await plan('100.00')
    await given.subscription(companyId, { accountId, planVersionId, from: '2020-07-01' })
    // Half past midnight in Berlin, while it is 30 June in UTC: 16 %, not 19 %.
    clock.freezeAt(Date.parse('2020-06-30T22:30:00Z'))
    await bill(companyId, clock.todayOf({ timeZone: 'Europe/Berlin', clockOn: null } as never))
    const document = await db.from('documents').where('company_id', companyId).firstOrFail()
    assert.equal(document.issued_on, '2020-07-01')
    assert.equal(Number(document.tax_minor), 1600)
  })
})

test.group('Edge cases of money', (group) => {
  group.each.teardown(() => clock.release())

  test('E13: checks compare rounded amounts: thirds of cents are found clean', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, sound } = await told()
    const planVersionId = await plan('10.00')
    for (const from of ['2026-04-11', '2026-04-21', '2026-04-30']) {
      const life = { accountId, planVersionId, from, anchor: '2026-04-01' }
      await given.subscription(companyId, life)
    }
    await bill(companyId, '2026-04-30')
    // 20, 10 and 1 of 30 days of 10.00: 6.6667, 3.3333 and 0.3333.
    const [[, lines]] = await billed(companyId)
    assert.deepEqual(
      lines.map(([, , net]) => net),
      [667, 333, 33]
    )
    await sound(assert)
  })

  test('E18: late usage that crosses a volume tier reprices the period and names the invoice', async ({
    assert,
  }) => {
    const books = await ExampleBooks.open()
    const tiers = [
      { up_to: '15', unit_price: '10', flat_fee: '0' },
      { up_to: null, unit_price: '4', flat_fee: '0' },
    ]
    const terms = { ...EXACT_UNITS, tiers, zero_usage_pays_flat: false }
    const charge = given.charge({ ruleCode: 'standard.volume', terms, ...METRICS })
    const accountId = await books.account()
    const { service } = await books.subscribe(accountId, [charge], '2026-01-01')
    books.use(service, '2026-01-10', 15)
    await books.bill('2026-02-01')
    books.use(service, '2026-01-11', 5)
    await books.bill('2026-02-02')
    // 15 x 10 = 150 was billed; 20 x 4 = 80 it is.
    const [invoice, credit] = await db
      .from('documents')
      .where('company_id', books.companyId)
      .orderBy('id')
    assert.deepEqual(
      [invoice, credit].map(({ kind, net_minor: net }) => [kind, Number(net)]),
      [
        ['invoice', 15000],
        ['credit_note', -7000],
      ]
    )
    const lines = await db.from('document_lines').where('document_id', credit.id)
    for (const line of lines) assert.equal(Number(line.corrects_document_id), Number(invoice.id))
    assert.deepEqual(await findings(books.companyId), [])
  })

  test('E20: credit never exceeds what an invoice comes to, tax included', async ({ assert }) => {
    const { companyId, accountId, plan, sound } = await told()
    const planVersionId = await plan('9.99')
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    await wallet(companyId, accountId, 100000n)
    await coupon(companyId, 'more', { amountMinor: 500000n, duration: 'once' })
    clock.freezeAt(Date.parse('2026-01-01T10:00:00Z'))
    await bill(companyId, '2026-01-01')
    clock.freezeAt(Date.parse('2026-02-01T10:00:00Z'))
    await redeem(companyId, accountId, 'more', { startsOn: '2026-02-01' })
    await bill(companyId, '2026-02-01')
    // 9.99 and 1.90 are paid whole and not more; a coupon leaves nothing, and nothing below.
    assert.deepEqual(await itemsOf(companyId), [[1189, 0]])
    const nets = (await billed(companyId)).map(([, lines]) => {
      return lines.reduce((sum, [, , net]) => sum + net, 0)
    })
    assert.deepEqual(nets, [999, 0])
    await sound(assert)
  })

  test('E21: a credit note adds up on the path of its invoice, and what is left reaches zero', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, change, sound } = await told()
    const planVersionId = await plan('732.97')
    const life = { accountId, planVersionId, from: '2026-04-01' }
    const subscriptionId = await given.subscription(companyId, life)
    await bill(companyId, '2026-04-01')
    await change(subscriptionId, '2026-04-01', { kind: 'end' })
    await bill(companyId, '2026-04-24')
    const documents = await db.from('documents').where('company_id', companyId).orderBy('id')
    let [net, tax] = [0, 0]
    for (const document of documents) {
      net += Number(document.net_minor)
      tax += Number(document.tax_minor)
      const gross = Number(document.net_minor) + Number(document.tax_minor)
      assert.equal(Number(document.gross_minor), gross)
    }
    assert.equal(Number(documents[0].gross_minor), 87223)
    assert.deepEqual([documents.length, net, tax], [2, 0, 0])
    await sound(assert)
  })

  test('E35: of two runs at once one taxes an account, by its final state', async ({ assert }) => {
    const { companyId, accountId, plan, change, sound } = await told()
    const planVersionId = await plan('100.00')
    const life = { accountId, planVersionId, from: '2026-01-01' }
    const subscriptionId = await given.subscription(companyId, life)
    await change(subscriptionId, '2026-01-01', { kind: 'quantity', quantity: 3 })
    await Promise.allSettled([bill(companyId, '2026-01-01'), bill(companyId, '2026-01-01')])
    await bill(companyId, '2026-01-01')
    const taxes = await db
      .from('documents')
      .where('company_id', companyId)
      .select('net_minor', 'tax_minor')
    assert.deepEqual(
      taxes.map((row) => [Number(row.net_minor), Number(row.tax_minor)]),
      [[30000, 5700]]
    )
    await sound(assert)
  })

  test('E37: of several invoices the one that is issued first consumes the credit', async ({
    assert,
  }) => {
    const { companyId, accountId, sound } = await told()
    const planVersionId = await given.plan(companyId, { charges: [fee('100.00')] })
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    await wallet(companyId, accountId, 15000n)
    for (const day of ['2026-01-01', '2026-02-01', '2026-03-01']) await bill(companyId, day)
    assert.deepEqual(await itemsOf(companyId), [
      [11900, 0],
      [11900, 8800],
      [11900, 11900],
    ])
    await sound(assert)
  })
})

async function wallet(companyId: number, accountId: number, amountMinor: bigint) {
  const terms = { companyId, accountId, settles: 'all', alertBelowMinor: null, actor } as const
  await new SetWalletTerms().execute(terms)
  const grant = { companyId, accountId, key: 'first', kind: 'paid', actor } as const
  await new GrantCredit().execute({ ...grant, amountMinor })
}

/** What was asked for with each document, and what of it is open. */
async function itemsOf(companyId: number): Promise<[number, number][]> {
  const rows = await db.from('open_items').where('company_id', companyId).orderBy('id')
  return rows.map((row) => [Number(row.amount_minor), Number(row.open_minor)])
}
