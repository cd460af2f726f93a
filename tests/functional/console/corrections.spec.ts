import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import type { SessionData } from '@adonisjs/session/types'
import { ProcessRun } from '#app/billing/actions/process_run'
import { bill, findings, netsOf } from '#tests/support/books'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'

/** 30.00 a month in advance, less 10 %; two accounts, billed for January and February. */
async function billed() {
  const { company, session } = await staff.staff('admin')
  const planVersionId = await given.plan(company.id, {
    charges: [
      given.charge({
        key: 'fee',
        ruleCode: 'standard.flat',
        terms: { amount: '30.00', per_quantity: false },
        timing: 'advance',
        tags: ['discounted'],
      }),
      given.charge({
        key: 'rebate',
        ruleCode: 'standard.percent_off',
        terms: { percent: '10', reads_tag: 'discounted', reads_scope: 'subscription' },
        timing: 'advance',
      }),
    ],
  })
  for (const from of ['2026-01-01', '2026-02-01']) {
    const accountId = await given.account(company.id)
    await given.subscription(company.id, { accountId, planVersionId, from })
  }
  await bill(company.id, '2026-02-01')
  const { plan_id: planId } = await db
    .from('plan_versions')
    .where('id', planVersionId)
    .firstOrFail()
  const order = (changes: object = {}) => ({
    ...{ code: 'fee-2026', planId, version: 1, reason: 'The list says 36.00' },
    ...{ startsOn: '2026-02-01', endsOn: '2026-03-01' },
    charges: [{ key: 'fee', terms: { amount: '36.00', per_quantity: false } }],
    ...changes,
  })
  return { company, session, order }
}

function post(client: ApiClient, session: SessionData, path: string, body: object = {}) {
  return client.post(path).json(body).withSession(session).withCsrfToken().redirects(0)
}

async function page(client: ApiClient, session: SessionData, path: string) {
  const response = await client.get(path).withSession(session).withInertia()
  response.assertStatus(200)
  return (response.body() as any).props
}

const newest = async (companyId: number, column: string) => {
  const row = await db.from('corrections').where('company_id', companyId).firstOrFail()
  return Number(row[column])
}

test.group('Corrections in the console', () => {
  test('a price is mended by two people, tried first, and billed once', async ({
    client,
    assert,
  }) => {
    const { company, session, order } = await billed()
    const second = (await staff.staff('accountant', company)).session
    const ordered = await post(client, session, '/corrections', order())
    const path = String(ordered.header('location'))
    assert.match(path, /^\/corrections\/\d+$/)
    assert.equal((await page(client, session, path)).correction.state, 'ordered')

    await post(client, session, `${path}/dry-runs`)
    const dryRunId = await newest(company.id, 'preview_run_id')
    assert.equal((await page(client, session, path)).correction.state, 'trying')
    await new ProcessRun().execute(dryRunId)
    const { correction, isOwn } = await page(client, session, path)
    assert.deepEqual([correction.state, isOwn], ['tried', true])
    // Two accounts, 6.00 less 0.60 each, with 19 % of tax: 6.43 each.
    assert.equal(correction.confirmation, '12.86 EUR')
    assert.deepEqual(
      correction.byCharge.map(({ key, accounts, net }: any) => [key, accounts, net.minor]),
      [
        ['fee', 2, '1200'],
        ['rebate', 2, '-120'],
      ]
    )
    const { rows, list } = await page(client, session, `${path}/differences`)
    assert.lengthOf(rows, 4)
    assert.equal(list.totals.currencies[0].sums.net, '1080')
    const file = await client.get(`${path}/differences/export?format=csv`).withSession(session)
    assert.equal(file.text().trim().split('\n').length, 5)

    const approval = `${path}/approval`
    await post(client, session, approval, { dryRunId })
    assert.equal((await page(client, session, path)).correction.state, 'tried')
    await post(client, second, approval, { dryRunId: dryRunId + 1000 })
    assert.equal((await page(client, session, path)).correction.state, 'tried')
    await post(client, second, approval, { dryRunId })
    assert.equal((await page(client, session, path)).correction.state, 'approved')

    const run = (confirmation: string) =>
      post(client, session, `${path}/run`, { issuedOn: '2026-02-15', confirmation })
    await run('12.87 EUR')
    assert.equal((await page(client, session, path)).correction.state, 'approved')
    await Promise.all([run('12.86 EUR'), run('12.86 EUR')])
    await new ProcessRun().execute(await newest(company.id, 'live_run_id'))
    assert.equal((await page(client, session, path)).correction.state, 'applied')
    const nets = await netsOf(company.id, '2026-02-15')
    assert.deepEqual(
      nets.map(([, kind, net]) => [kind, net]),
      [
        ['invoice', 540],
        ['invoice', 540],
      ]
    )
    assert.deepEqual(await findings(company.id), [])
  })

  test('who may order cannot approve, and who may approve cannot order', async ({ client }) => {
    const { company, order } = await billed()
    const clerk = (await staff.staff('billing_clerk', company)).session
    const accountant = (await staff.staff('accountant', company)).session
    ;(await post(client, accountant, '/corrections', order())).assertStatus(403)
    const ordered = await post(client, clerk, '/corrections', order())
    const path = String(ordered.header('location'))
    ;(await post(client, clerk, `${path}/approval`, { dryRunId: 1 })).assertStatus(403)
    ;(await post(client, accountant, `${path}/run`, {})).assertStatus(403)
    const other = (await staff.staff('admin')).session
    ;(await post(client, other, `${path}/dry-runs`)).assertStatus(404)
  })

  const refused: [string, object, string][] = [
    ['an end before the beginning', { endsOn: '2026-01-01' }, 'endsOn'],
    ['a charge that is not there', { charges: [{ key: 'calls', terms: {} }] }, 'charges.0.key'],
    [
      'terms that the rule refuses',
      { charges: [{ key: 'fee', terms: { amount: 'x', per_quantity: false } }] },
      'charges.0.terms.amount',
    ],
    [
      'terms that hold already',
      {
        charges: [
          {
            key: 'rebate',
            terms: { percent: '10', reads_tag: 'discounted', reads_scope: 'subscription' },
          },
        ],
      },
      'charges.0.terms',
    ],
    [
      'a discount on what is not there',
      {
        charges: [
          {
            key: 'rebate',
            terms: { percent: '10', reads_tag: 'nothing', reads_scope: 'subscription' },
          },
        ],
      },
      'charges.0.terms',
    ],
    ['no reason', { reason: '' }, 'reason'],
  ]
  test('is refused at its field: {0}')
    .with(refused)
    .run(async ({ client, assert }, [, changes, field]) => {
      const { company, order } = await billed()
      const { text } = await staff.token(['corrections.order'], company)
      const answer = await client.post('/api/v1/corrections').bearerToken(text).json(order(changes))
      answer.assertStatus(422)
      assert.deepEqual(
        answer.body().errors.map((one: { field: string }) => one.field),
        [field]
      )
      assert.lengthOf(await db.from('corrections').where('company_id', company.id), 0)
    })
})

test.group('Corrections for programs', () => {
  test('one is ordered once, tried, approved by another, and billed', async ({
    client,
    assert,
  }) => {
    const { company, order } = await billed()
    const all = [
      'corrections.order',
      'corrections.approve',
      'billing.preview',
      'billing.run',
      'billing.read',
    ]
    const first = await staff.token(all, company)
    const second = await staff.token(all, company)
    const send = (text: string, path: string, body: object = {}) =>
      client.post(`/api/v1/corrections${path}`).bearerToken(text).json(body)
    const { id } = (await send(first.text, '', order())).body().correction
    assert.equal((await send(first.text, '', order())).body().correction.id, id)
    ;(await send(first.text, '', order({ endsOn: '2026-04-01' }))).assertStatus(409)

    const { runId: dryRunId } = (await send(first.text, `/${id}/dry-runs`)).body()
    await new ProcessRun().execute(dryRunId)
    ;(await send(first.text, `/${id}/approval`, { dryRunId })).assertStatus(409)
    ;(await send(second.text, `/${id}/approval`, { dryRunId })).assertStatus(200)
    const shown = await client.get(`/api/v1/corrections/${id}`).bearerToken(first.text)
    const { confirmation, totals } = shown.body().correction
    assert.deepEqual(totals, [{ minor: '1286', currency: 'EUR' }])
    const path = `/api/v1/corrections/${id}/differences`
    const listed = await client.get(path).bearerToken(first.text)
    assert.lengthOf(listed.body().differences, 4)

    const run = { issuedOn: '2026-02-15', confirmation }
    const { runId } = (await send(first.text, `/${id}/run`, run)).body()
    assert.equal((await send(second.text, `/${id}/run`, run)).body().runId, runId)
  })
})
