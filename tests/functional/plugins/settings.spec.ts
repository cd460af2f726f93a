import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import * as given from '#tests/support/given'
import { importContent } from '#tests/support/usage'

const SETTINGS = { time_zone: 'Europe/Moscow', source_country: 'RU', access_code: '810' }

test.group('Settings of plugins', () => {
  test('administrators save them, and the activity keeps what changed', async ({
    client,
    assert,
  }) => {
    const { session, company } = await given.staff('admin')
    const put = (body: object) =>
      client
        .put('/plugins/telecom/settings')
        .json(body)
        .withSession(session)
        .withCsrfToken()
        .redirects(0)

    const saved = await put(SETTINGS)
    saved.assertStatus(302)
    const page = await client.get('/plugins/telecom/settings').withSession(session).withInertia()
    assert.deepEqual(page.body().props.values, SETTINGS)

    await put({ ...SETTINGS, access_code: null })
    const rows = await db
      .from('activities')
      .where({ company_id: company.id, action: 'plugin_settings.changed' })
      .orderBy('id')
    assert.lengthOf(rows, 2)
    assert.deepEqual(JSON.parse(rows[1].details), {
      access_code: { after: null, before: '810' },
      plugin: 'telecom',
    })
  })

  test('others may look at plugins and not change them', async ({ client }) => {
    const { session } = await given.staff('billing_clerk')
    const page = await client.get('/plugins').withSession(session).withInertia()
    page.assertStatus(200)
    const put = client.put('/plugins/telecom/settings').json(SETTINGS)
    const refused = await put.withSession(session).withCsrfToken().accept('json')
    refused.assertStatus(403)
  })

  test('a plugin that is not deployed and a value that makes no sense are refused', async ({
    client,
  }) => {
    const { session } = await given.staff('admin')
    const put = (name: string, body: object) =>
      client
        .put(`/plugins/${name}/settings`)
        .json(body)
        .withSession(session)
        .withCsrfToken()
        .accept('json')

    const unknown = await put('nowhere', SETTINGS)
    unknown.assertStatus(404)
    const wrong = await put('telecom', { ...SETTINGS, time_zone: 'Mars/Base' })
    wrong.assertStatus(422)
  })

  test('each company has its own, and files are read by them', async ({ client, assert }) => {
    const { session, company } = await given.staff('admin')
    const other = await given.staff('admin')
    await client
      .put('/plugins/telecom/settings')
      .json(SETTINGS)
      .withSession(session)
      .withCsrfToken()
    for (const { id } of [company, other.company]) {
      const rows =
        'id,type,caller,called,start,quantity\n1,voice,+74951234567,84951234568,2026-10-01 10:00:00,60\n'
      await importContent(id, rows, { fileName: `${id}.csv` })
    }
    const options = async (companyId: number) => {
      const row = await db.from('usage_imports').where('company_id', companyId).firstOrFail()
      const { zone, country, access_code: accessCode } = JSON.parse(row.options)
      return [zone, country, accessCode]
    }
    assert.deepEqual(await options(company.id), ['Europe/Moscow', 'RU', '810'])
    assert.deepEqual(await options(other.company.id), ['UTC', null, null])
  })
})
