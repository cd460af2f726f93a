import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SetWalletTerms } from '#app/prepaid/actions/set_wallet_terms'
import { bill, findings } from '#tests/support/books'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'

const COUPON = {
  ...{ code: 'spring', name: 'Spring', kind: 'percent', percent: '10', appliesTo: 'all' },
  ...{ duration: 'once', proration: 'none', rest: 'lapses', validFrom: '2020-01-01' },
  stackable: true,
}

async function billedAccount(companyId: number) {
  const accountId = await given.account(companyId)
  const terms = { amount: '100', per_quantity: false }
  const charge = given.charge({ ruleCode: 'standard.flat', terms, timing: 'advance' })
  const planVersionId = await given.plan(companyId, { charges: [charge] })
  const from = '2026-01-01'
  await given.subscription(companyId, { accountId, planVersionId, from, to: '2026-02-01' })
  return accountId
}

test.group('Discounts and wallets in the console', () => {
  test('a coupon is made, applied and ended, and the reader is told why not', async ({
    client,
    assert,
  }) => {
    const { session, company } = await staff.staff('admin')
    const accountId = await billedAccount(company.id)
    const post = (path: string, body: object) =>
      client.post(path).json(body).withSession(session).withCsrfToken().redirects(0)

    const made = await post('/coupons', COUPON)
    const coupon = await db.from('coupons').where('company_id', company.id).firstOrFail()
    assert.equal(made.header('location'), `/coupons/${coupon.id}`)
    assert.equal(coupon.code, 'SPRING')

    const apply = { code: 'Spring', startsOn: '2026-01-01' }
    const applied = await post(`/accounts/${accountId}/redemptions?request=one`, apply)
    assert.equal(applied.header('location'), `/accounts/${accountId}`)
    await post(`/accounts/${accountId}/redemptions?request=one`, apply)
    assert.lengthOf(await db.from('coupon_redemptions').where('company_id', company.id), 1)

    const refused = await client
      .post(`/accounts/${accountId}/redemptions`)
      .json({ code: 'autumn' })
      .header('accept', 'application/json')
      .withSession(session)
      .withCsrfToken()
    refused.assertStatus(422)
    assert.deepEqual(refused.body().errors[0], {
      field: 'code',
      message: 'There is no coupon AUTUMN.',
      rule: 'unknown',
    })

    const { id } = await db.from('coupon_redemptions').where('company_id', company.id).firstOrFail()
    const ended = await post(`/redemptions/${id}/end`, { how: 'withdrawn', reason: 'Wrong one' })
    assert.equal(ended.header('location'), `/accounts/${accountId}`)
    assert.deepEqual(await findings(company.id), [])
  })

  test('an account gets a commitment and a wallet, and shows them', async ({ client, assert }) => {
    const { session, company } = await staff.staff('billing_clerk')
    const accountId = await billedAccount(company.id)
    const send = (method: 'post' | 'put', path: string, body: object) =>
      client[method](path).json(body).withSession(session).withCsrfToken().redirects(0)
    const commitment = { appliesTo: 'all', periodUnit: 'month', periodCount: 1 }
    const days = { startsOn: '2026-01-01', endsOn: '2026-02-01' }
    await send('post', `/accounts/${accountId}/commitments`, {
      amount: '150',
      ...commitment,
      ...days,
    })
    await send('post', `/accounts/${accountId}/top-ups`, { amount: '20.50', kind: 'paid' })
    await send('put', `/accounts/${accountId}/wallet`, { settles: 'all', alertBelow: '50' })
    const page = await client.get(`/accounts/${accountId}`).withSession(session).withInertia()
    const { wallet, commitments } = page.body().props
    assert.deepEqual(wallet.balance, { minor: '2050', currency: 'EUR' })
    assert.isTrue(wallet.isLow)
    assert.deepEqual(commitments[0].amount, { minor: '15000', currency: 'EUR' })
    await send('post', `/accounts/${accountId}/wallet-refunds`, { reason: 'Closed' })
    const row = await db
      .from('wallet_entries')
      .where('company_id', company.id)
      .sum('amount_minor as left')
    assert.equal(Number(row[0].left), 0)
    assert.deepEqual(await findings(company.id), [])
  })

  test('the order of discounts is set for periods to come, by administrators', async ({
    client,
    assert,
  }) => {
    const { session, company } = await staff.staff('admin')
    const order = { order: 'percent_then_fixed', startsOn: '2030-01-01' }
    const path = '/discount-order'
    await client.post(path).json(order).withSession(session).withCsrfToken().redirects(0)
    const row = await db.from('discount_orders').where('company_id', company.id).firstOrFail()
    assert.equal(row.discount_order, 'percent_then_fixed')
    const clerk = await staff.staff('billing_clerk', company)
    const refused = await client.post(path).json(order).withSession(clerk.session).withCsrfToken()
    refused.assertStatus(403)
  })
})

test.group('Discounts and wallets for programs', () => {
  const scopes = [
    'catalog.read',
    'catalog.write',
    'subscriptions.write',
    'wallets.write',
    'customers.read',
  ]

  test('a coupon is made and redeemed once for a key', async ({ client, assert }) => {
    const { company, text } = await staff.token(scopes)
    const accountId = await billedAccount(company.id)
    const post = (path: string, key: string, body: object) =>
      client.post(`/api/v1${path}`).json(body).bearerToken(text).header('idempotency-key', key)
    const made = await post('/coupons', 'c1', COUPON)
    made.assertStatus(201)
    assert.equal(made.body().coupon.code, 'SPRING')
    const order = { code: 'spring', accountId, startsOn: '2026-01-01' }
    const first = await post('/redemptions', 'r1', order)
    first.assertStatus(201)
    const again = await post('/redemptions', 'r1', order)
    assert.equal(again.body().redemption.id, first.body().redemption.id)
    const unknown = await post('/redemptions', 'r2', { ...order, code: 'autumn' })
    unknown.assertStatus(422)
    assert.deepInclude(unknown.body(), {
      code: 'E_DISCOUNT_REFUSED',
      message: 'code: There is no coupon AUTUMN',
    })
    const { id } = first.body().redemption
    const ended = await post(`/redemptions/${id}/end`, 'e1', { how: 'withdrawn', reason: 'Wrong' })
    ended.assertStatus(201)
    const list = await client.get('/api/v1/redemptions').bearerToken(text)
    assert.deepEqual(
      list.body().redemptions.map(({ kind }: { kind: string }) => kind),
      ['withdrawn', 'redeemed']
    )
    const stranger = await staff.token(scopes)
    const path = `/api/v1/coupons/${made.body().coupon.id}`
    const foreign = await client.get(path).bearerToken(stranger.text)
    foreign.assertStatus(404)
  })

  test('a wallet is topped up once for a key, and pays a document that says so', async ({
    client,
    assert,
  }) => {
    const { company, text } = await staff.token([...scopes, 'invoices.read'])
    const accountId = await billedAccount(company.id)
    const terms = { companyId: company.id, accountId, alertBelowMinor: null, actor: 'test' }
    await new SetWalletTerms().execute({ ...terms, settles: 'all' })
    for (let time = 0; time < 2; time++) {
      const answer = await client
        .post(`/api/v1/accounts/${accountId}/top-ups`)
        .json({ amount: '19', kind: 'paid' })
        .bearerToken(text)
        .header('idempotency-key', 't1')
      answer.assertStatus(201)
    }
    const wallet = await client.get(`/api/v1/accounts/${accountId}/wallet`).bearerToken(text)
    assert.deepEqual(wallet.body().wallet.balance, { minor: '1900', currency: 'EUR' })
    await bill(company.id, '2026-01-01')
    const { id } = await db.from('documents').where('company_id', company.id).firstOrFail()
    const invoice = await client.get(`/api/v1/invoices/${id}`).bearerToken(text)
    assert.deepEqual(invoice.body().invoice.paidByWallet, { minor: '1900', currency: 'EUR' })
    assert.deepEqual(invoice.body().invoice.open, { minor: '10000', currency: 'EUR' })
  })
})
