import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { bill, documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'

const fee = (input: { amount: string; timing: 'advance' | 'arrears'; name?: string }) =>
  given.charge({
    key: `fee-${input.timing}`,
    name: input.name ?? 'Monthly fee',
    ruleCode: 'standard.flat',
    terms: { amount: input.amount, per_quantity: false },
    timing: input.timing,
  })

test.group('Recurring charges over the calendar', () => {
  test('a fee in advance is due on its first day, a fee in arrears when its month is over', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const planVersionId = await given.plan(companyId, {
      charges: [
        fee({ amount: '30.00', timing: 'advance' }),
        fee({ amount: '10.00', timing: 'arrears' }),
      ],
    })
    await given.subscription(companyId, {
      accountId,
      planVersionId,
      from: '2026-01-15',
      anchor: '2026-01-01',
    })

    await bill(companyId, '2026-01-15')
    await bill(companyId, '2026-02-01')

    const [january, february] = await documentsOf(companyId)
    // 17 of 31 days: 30.00 x 17/31 = 16.4516..., 10.00 x 17/31 = 5.4838...
    assert.deepEqual(
      january.lines.map(({ startsOn, endsOn, netMinor }) => [startsOn, endsOn, netMinor]),
      [['2026-01-15', '2026-02-01', 1645]]
    )
    assert.deepEqual(
      february.lines.map(({ startsOn, endsOn, netMinor }) => [startsOn, endsOn, netMinor]),
      [
        ['2026-02-01', '2026-03-01', 3000],
        ['2026-01-15', '2026-02-01', 548],
      ]
    )
    assert.equal(january.tax_minor, 313)
    assert.equal(january.gross_minor, 1958)
    assert.deepEqual(await findings(companyId), [])
  })

  test('a run that is repeated bills nothing twice', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const planVersionId = await given.plan(companyId, {
      charges: [fee({ amount: '30.00', timing: 'advance' })],
    })
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })

    const first = await bill(companyId, '2026-01-01')
    const second = await bill(companyId, '2026-01-01')

    assert.equal(first.documents, 1)
    assert.equal(second.documents, 0)
    assert.lengthOf(await documentsOf(companyId), 1)
    assert.deepEqual(await findings(companyId), [])
  })

  test('E8: two workers race on one period: two runs at once bill each account once', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const planVersionId = await given.plan(companyId, {
      charges: [fee({ amount: '9.99', timing: 'advance' })],
    })
    for (let index = 0; index < 5; index++) {
      const accountId = await given.account(companyId)
      await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    }

    await Promise.all([bill(companyId, '2026-01-01'), bill(companyId, '2026-01-01')])
    await bill(companyId, '2026-01-01')

    const documents = await documentsOf(companyId)
    assert.deepEqual(
      documents.map((document) => document.number),
      [1, 2, 3, 4, 5].map((number) => `INV-2026-00000${number}`)
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('periods are counted from the anchor: 31 January, 28 February, 31 March', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const planVersionId = await given.plan(companyId, {
      charges: [fee({ amount: '30.00', timing: 'arrears' })],
    })
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-31' })

    await bill(companyId, '2026-05-31')

    const [document] = await documentsOf(companyId)
    assert.deepEqual(
      document.lines.map(({ startsOn, endsOn }) => [startsOn, endsOn]),
      [
        ['2026-01-31', '2026-02-28'],
        ['2026-02-28', '2026-03-31'],
        ['2026-03-31', '2026-04-30'],
        ['2026-04-30', '2026-05-31'],
      ]
    )
  })

  test('a preview computes the same and issues nothing', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const planVersionId = await given.plan(companyId, {
      charges: [fee({ amount: '30.00', timing: 'advance' })],
    })
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })

    const preview = await bill(companyId, '2026-01-01', 'preview')
    assert.deepEqual(preview.totals, [{ currency: 'EUR', gross: '35.70' }])
    assert.lengthOf(await documentsOf(companyId), 0)
    assert.isNull(await db.from('obligations').where('company_id', companyId).first())

    const live = await bill(companyId, '2026-01-01')
    assert.deepEqual(live.totals, preview.totals)
  })

  test('E14: incomplete input is never invoiced: an account in a currency without a rate is parked', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const good = await given.account(companyId)
    const bad = await given.account(companyId, { currency: 'USD' })
    for (const [accountId, currency] of [[good, 'EUR'] as const, [bad, 'USD'] as const]) {
      const charges = [fee({ amount: '30.00', timing: 'advance' })]
      const planVersionId = await given.plan(companyId, { currency, charges })
      await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    }

    const result = await bill(companyId, '2026-01-01')

    assert.equal(result.documents, 1)
    assert.equal(result.parked, 1)
    const parked = await db.from('parked_accounts').where('company_id', companyId).firstOrFail()
    assert.equal(Number(parked.account_id), bad)
    assert.equal(parked.reason, 'NO_EXCHANGE_RATE')
  })

  test('a run dated before the last document of the series is refused when it is planned', async ({
    assert,
  }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const planVersionId = await given.plan(companyId, {
      charges: [fee({ amount: '30.00', timing: 'advance' })],
    })
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    await bill(companyId, '2026-02-01')

    await assert.rejects(() => bill(companyId, '2026-01-15'), /2026-02-01/)
  })
})
