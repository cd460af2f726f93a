import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { Role } from '#app/identity/permissions'
import * as given from '#tests/support/given'
import { PRICES, tariff } from '#tests/support/telephony'

const FORM = {
  code: 'wholesale',
  name: 'Wholesale',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  usageType: 'voice',
  edition: '2026-10',
  validFrom: '2026-10-01',
  per: 60,
  text: PRICES,
}

async function desk(role: Role = 'admin') {
  const { session, company } = await given.staff(role)
  await tariff(company.id)
  return { session, company }
}

test.group('Pages of a plugin', () => {
  test('its routes follow the permissions it declares: {$self}')
    .with(['admin', 'billing_clerk', 'accountant', 'read_only'] as const)
    .run(async ({ client, assert }, role) => {
      const { session } = await desk(role)
      const loads = role === 'admin' || role === 'billing_clerk'
      const get = async (path: string) => {
        const response = await client.get(path).withSession(session).withInertia()
        return response.status()
      }
      assert.equal(await get('/plugins/telecom/tariffs'), 200)
      assert.equal(await get('/plugins/telecom/tariffs/basic'), 200)
      assert.equal(await get('/plugins/telecom/price-lists/create'), loads ? 200 : 403)

      const check = client.post('/plugins/telecom/price-lists/checks').json(FORM)
      const checked = await check.withSession(session).withCsrfToken().accept('json')
      assert.equal(checked.status(), loads ? 200 : 403)
    })

  test('a guest is sent to the sign-in', async ({ client, assert }) => {
    const response = await client.get('/plugins/telecom/tariffs').accept('html').redirects(0)
    response.assertStatus(302)
    assert.include(response.header('location'), '/sign-in')
  })

  test('its entry stands in the sidebar below its section', async ({ client, assert }) => {
    const { session } = await desk('read_only')
    const response = await client.get('/catalog/plans').withSession(session).withInertia()
    const entry = response
      .body()
      .props.navigation.find(({ route }: { route: string }) => route === 'telecom.tariffs.index')
    assert.deepInclude(entry, { nested: true, href: '/plugins/telecom/tariffs' })
  })

  test('a rate table of another company is not found', async ({ client }) => {
    const { session } = await given.staff('admin')
    await desk()
    const response = await client
      .get('/plugins/telecom/tariffs/basic')
      .withSession(session)
      .accept('json')
    response.assertStatus(404)
  })

  test('the price of a call is the one that bills it, by the longest prefix', async ({
    client,
    assert,
  }) => {
    const { session } = await desk()
    const ask = async (number: string, seconds: string) => {
      const query = new URLSearchParams({ number, seconds, at: '2026-10-05T12:00' })
      const path = `/plugins/telecom/tariffs/basic?${query}`
      const response = await client.get(path).withSession(session).withInertia()
      return response.body().props.answer
    }
    assert.deepInclude(await ask('+49 1512 3456789', '60'), {
      amount: '0.12',
      destination: 'Germany mobile',
      billedSeconds: 60,
      problem: null,
    })
    assert.deepInclude(await ask('030 1234567', '90'), { amount: '0.09', destination: 'Germany' })
    assert.deepInclude(await ask('+81 312345678', '60'), {
      amount: null,
      problem: 'telecom.UNKNOWN_DESTINATION',
    })
    assert.deepInclude(await ask('<script>', 'NaN'), {
      amount: null,
      problem: 'telecom.BAD_NUMBER',
    })
  })

  test('a price list is checked without being stored, then becomes an edition', async ({
    client,
    assert,
  }) => {
    const { session, company } = await given.staff('billing_clerk')
    const editions = async () => {
      const rows = await db.from('telecom_rate_table_versions').where('company_id', company.id)
      return rows.map((row) => row.version)
    }
    const post = (path: string, body: object) =>
      client.post(path).json(body).withSession(session).withCsrfToken().accept('json').redirects(0)

    const check = await post('/plugins/telecom/price-lists/checks', FORM)
    check.assertBodyContains({ destinations: 3, prefixes: 3, problemCount: 0 })
    assert.deepEqual(await editions(), [])

    const stored = await post('/plugins/telecom/price-lists', FORM)
    stored.assertStatus(302)
    assert.equal(stored.header('location'), '/plugins/telecom/tariffs/wholesale')
    assert.deepEqual(await editions(), ['wholesale@2026-10'])
    const activity = await db
      .from('activities')
      .where({ company_id: company.id, action: 'telecom.tariff.imported' })
      .first()
    assert.include(activity.details, 'wholesale@2026-10')

    await post('/plugins/telecom/price-lists', FORM)
    assert.deepEqual(await editions(), ['wholesale@2026-10'])
  })

  test('a broken price list is told row by row, and nothing of it is stored', async ({
    client,
    assert,
  }) => {
    const { session, company } = await given.staff('admin')
    const text = `${PRICES}\nFrance,33,60,1,0.20\nNowhere,12,60,1,much\nOdd,99,0,1,0.1`
    const post = (path: string) =>
      client
        .post(path)
        .json({ ...FORM, text })
        .withSession(session)
        .withCsrfToken()
        .accept('json')
        .redirects(0)

    const check = await post('/plugins/telecom/price-lists/checks')
    const { problemCount, problems } = check.body()
    assert.equal(problemCount, 3)
    assert.deepEqual(
      problems.map(({ row }: { row: number }) => row),
      [5, 6, 7]
    )
    const stored = await post('/plugins/telecom/price-lists')
    assert.isNotEmpty((stored.flashMessage('inputErrorsBag') as { text: string[] }).text)
    assert.isNull(await db.from('telecom_rate_tables').where('company_id', company.id).first())
  })

  test('hostile input is refused: {name}')
    .with([
      { name: 'a code with a path', change: { code: '../x' } },
      { name: 'a zone that is none', change: { timeZone: 'Mars/Base' } },
      { name: 'a price for zero units', change: { per: 0 } },
      { name: 'a date that is none', change: { validFrom: '2026-02-31' } },
      { name: 'no list', change: { text: '' } },
    ])
    .run(async ({ client, assert }, { change }) => {
      const { session, company } = await given.staff('admin')
      const response = await client
        .post('/plugins/telecom/price-lists/checks')
        .json({ ...FORM, ...change })
        .withSession(session)
        .withCsrfToken()
        .accept('json')
      assert.equal(response.status(), 422)
      assert.isNull(await db.from('telecom_rate_tables').where('company_id', company.id).first())
    })
})
