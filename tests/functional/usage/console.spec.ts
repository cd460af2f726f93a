import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Company from '#app/companies/models/company'
import { clock } from '#app/database/clock'
import { hashedKey } from '#app/database/hashed_key'
import { wakeImports } from '#app/usage/actions/wake_imports'
import ImportUsageJob from '#app/usage/jobs/import_usage_job'
import { RunImport } from '#app/usage/actions/run_import'
import { batchProfile } from '#app/database/batch_profile'
import { call, CALLER, importContent, meteredCompany, NOW, usageFile } from '#tests/support/usage'
import * as given from '#tests/support/given'

const ROWS = [
  call({ id: 'a1' }),
  call({ id: 'a2', caller: '+4930999999' }),
  call({ id: 'a3', caller: '+4930999999' }),
]

/** A company with one import: one row accepted, two held back. */
async function books(role: 'admin' | 'billing_clerk' | 'accountant' | 'read_only' = 'admin') {
  const { companyId, accountId, serviceId } = await meteredCompany()
  const employer = await Company.findOrFail(companyId)
  const { session } = await given.staff(role, employer)
  const { progress } = await importContent(companyId, usageFile(ROWS))
  const suspended = await db.from('usage_suspense').where('company_id', companyId).orderBy('id')
  const ids = suspended.map((row) => Number(row.id))
  return { companyId, accountId, serviceId, session, importId: progress.importId, ids, employer }
}

const stateOf = async (id: number) => {
  const row = await db.from('usage_suspense').where('id', id).firstOrFail()
  return row.state
}

test.group('Usage console', (group) => {
  group.setup(() => clock.freezeAt(NOW))
  group.teardown(() => clock.release())

  test('the list, an import, its progress, events and suspense are shown to every role: {$self}')
    .with(['admin', 'billing_clerk', 'accountant', 'read_only'] as const)
    .run(async ({ client, assert }, role) => {
      const { session, importId, ids, serviceId } = await books(role)
      const paths = [
        '/usage/imports',
        `/usage/imports/${importId}`,
        '/usage/events',
        `/usage/events?service=${serviceId}&month=2026-10`,
        '/usage/suspense',
        `/usage/suspense/${ids[0]}`,
      ]
      for (const path of paths) {
        const response = await client.get(path).withSession(session).withInertia()
        assert.equal(response.status(), 200, path)
      }
      const progress = await client.get(`/usage/imports/${importId}/progress`).withSession(session)
      progress.assertStatus(200)
      progress.assertBodyContains({ rows: 3, accepted: 1, suspended: 2, state: 'finished' })
    })

  test('what changes something is refused to readers', async ({ client, assert }) => {
    const { session, importId, ids } = await books('read_only')
    const refused = [
      client.get('/usage/imports/create'),
      client.post('/usage/imports').file('file', Buffer.from('x'), { filename: 'x.csv' }),
      client.post(`/usage/imports/${importId}/retries`),
      client.put(`/usage/suspense/${ids[0]}`).json({ raw: 'x' }),
      client.post('/usage/suspense/retries').json({ ids }),
      client.post('/usage/suspense/write-offs').json({ ids, note: 'because' }),
    ]
    for (const request of refused) {
      const response = await request.withSession(session).withCsrfToken().accept('json')
      assert.equal(response.status(), 403)
    }
    assert.equal(await stateOf(ids[0]), 'open')
  })

  test('nothing of another company is found', async ({ client, assert }) => {
    const foreign = await books()
    const { session } = await books()
    for (const path of [
      `/usage/imports/${foreign.importId}`,
      `/usage/imports/${foreign.importId}/progress`,
      `/usage/suspense/${foreign.ids[0]}`,
      `/usage/events?service=${foreign.serviceId}`,
    ]) {
      const response = await client.get(path).withSession(session).accept('json')
      assert.equal(response.status(), 404, path)
    }
    const mend = client.put(`/usage/suspense/${foreign.ids[0]}`).json({ raw: ROWS[0] })
    const mended = await mend.withSession(session).withCsrfToken().accept('json')
    mended.assertStatus(404)
    await client
      .post('/usage/suspense/write-offs')
      .json({ ids: foreign.ids, note: 'not mine' })
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
    assert.equal(await stateOf(foreign.ids[0]), 'open')
  })

  test('a file is stored, read by a worker, and known when it comes again', async ({
    client,
    assert,
  }) => {
    const { session, companyId } = await books()
    const content = Buffer.from(usageFile([call({ id: 'u1' }), call({ id: 'u2' })]))
    const upload = () =>
      client
        .post('/usage/imports?format=telecom.csv&source=switch-7')
        .file('file', content, { filename: '../../etc/new calls.csv' })
        .withSession(session)
        .withCsrfToken()
        .redirects(0)

    const sent = await upload()
    sent.assertStatus(302)
    const row = await db.from('usage_imports').where('company_id', companyId).orderBy('id', 'desc')
    assert.equal(sent.header('location'), `/usage/imports/${row[0].id}`)
    assert.equal(row[0].file_name, 'new calls.csv')
    assert.equal(row[0].source, 'switch-7')
    assert.equal(row[0].state, 'waiting')

    await new RunImport().execute(Number(row[0].id), batchProfile('beside_console'))
    const again = await upload()
    assert.equal(again.header('location'), `/usage/imports/${row[0].id}`)
    const done = await db.from('usage_imports').where('id', row[0].id).firstOrFail()
    assert.equal(Number(done.accepted), 2)
  })

  test('a format that is named asks for its options, and the file is read by them', async ({
    client,
    assert,
  }) => {
    const { session, companyId } = await books()
    const page = await client
      .get('/usage/imports/create?format=telecom.csv')
      .withSession(session)
      .withInertia()
    const { named } = page.body().props
    assert.equal(named.code, 'telecom.csv')
    assert.include(
      named.fields.map(({ name }: { name: string }) => name),
      'columns.caller'
    )
    assert.isNull(named.values['columns.caller'])

    const content = usageFile([call({ id: 'o1' })]).replace('caller', 'Ruft an')
    const send = (options: string) =>
      client
        .post(`/usage/imports?format=telecom.csv&options=${encodeURIComponent(options)}`)
        .file('file', Buffer.from(content), { filename: 'own.csv' })
        .withSession(session)
        .withCsrfToken()
        .redirects(0)
    const refused = await send('{"columns":{"sender":"Ruft an"}}')
    assert.equal(refused.header('location'), '/usage/imports/create?format=telecom.csv')
    assert.include(JSON.stringify(refused.flashMessage('inputErrorsBag')), 'columns.sender')

    await send('{"columns":{"caller":"Ruft an"}}')
    const row = await db
      .from('usage_imports')
      .where({ company_id: companyId, file_name: 'own.csv' })
      .firstOrFail()
    await new RunImport().execute(Number(row.id), batchProfile('beside_console'))
    const done = await db.from('usage_imports').where('id', row.id).firstOrFail()
    assert.equal(Number(done.accepted), 1)
  })

  test('what is no usage file is told at the form: {name}')
    .with([
      { name: 'nothing', file: null },
      { name: 'an empty file', file: '' },
      { name: 'bytes', file: '\u0000\u0001\u0002' },
    ])
    .run(async ({ client, assert }, { file }) => {
      const { session } = await books()
      const request = client.post('/usage/imports').withSession(session).withCsrfToken()
      if (file === null) request.field('other', 'x')
      else request.file('file', Buffer.from(file), { filename: 'calls.bin' })
      const response = await request.redirects(0)
      response.assertStatus(302)
      assert.equal(response.header('location'), '/usage/imports/create')
      assert.isNotEmpty((response.flashMessage('inputErrorsBag') as { file: string[] }).file[0])
    })

  test('a form without its token is refused before its file is read', async ({
    client,
    assert,
  }) => {
    const { session, companyId } = await books()
    const response = await client
      .post('/usage/imports')
      .file('file', Buffer.from(usageFile([call({ id: 'x1' })])), { filename: 'x.csv' })
      .withSession(session)
      .redirects(0)
    assert.notEqual(response.header('location'), '/usage/imports/2')
    const rows = await db.from('usage_imports').where('company_id', companyId)
    assert.lengthOf(rows, 1)
  })

  test('a corrected row is accepted, and the totals still add up', async ({ client, assert }) => {
    const { session, ids, importId } = await books('billing_clerk')
    const response = await client
      .put(`/usage/suspense/${ids[0]}`)
      .json({ raw: call({ id: 'a2' }) })
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
    response.assertStatus(302)
    assert.equal(await stateOf(ids[0]), 'mended')
    const progress = await client.get(`/usage/imports/${importId}/progress`).withSession(session)
    progress.assertBodyContains({ rows: 3, accepted: 2, suspended: 1 })
  })

  test('all rows of a reason are tried again, others are written off with a reason', async ({
    client,
    assert,
  }) => {
    const { session, ids, companyId, importId } = await books()
    const post = (path: string, body: object) =>
      client.post(path).json(body).withSession(session).withCsrfToken().redirects(0)

    await post('/usage/suspense/retries', { reason: 'SERVICE_NOT_FOUND' })
    assert.deepEqual([await stateOf(ids[0]), await stateOf(ids[1])], ['open', 'open'])

    await post('/usage/suspense/write-offs', { ids: [ids[1]], note: 'Test calls of the switch' })
    assert.equal(await stateOf(ids[1]), 'written_off')
    const page = await client.get(`/usage/imports/${importId}/progress`).withSession(session)
    page.assertBodyContains({ rows: 3, accepted: 1, suspended: 2, writtenOff: 1 })
    const activity = await db
      .from('activities')
      .where({ company_id: companyId, action: 'usage_suspense.written_off' })
      .first()
    assert.include(activity.details, 'Test calls of the switch')
  })

  test('hostile input changes nothing: {name}')
    .with([
      { name: 'no selection', body: {} },
      { name: 'text for ids', body: { ids: ['1 or 1=1'] } },
      { name: 'too many ids', body: { ids: Array.from({ length: 501 }, (_, id) => id + 1) } },
      { name: 'a reason that is none', body: { reason: "x' or '1'='1" } },
      { name: 'no note', body: { ids: [1] } },
    ])
    .run(async ({ client, assert }, { body }) => {
      const { session, ids } = await books()
      const response = await client
        .post('/usage/suspense/write-offs')
        .json(body)
        .withSession(session)
        .withCsrfToken()
        .accept('json')
      assert.equal(response.status(), 422)
      assert.equal(await stateOf(ids[0]), 'open')
    })

  test('addresses that make no sense are lists without what was not understood: {$self}')
    .with([
      '/usage/imports?state=broken&after=x~y&sort=rows',
      '/usage/suspense?state=,&import=-1&after=%00',
      '/usage/events?month=2026-13&after=1~2&before=x',
      '/usage/events?identifier=%27%22%3Cscript%3E',
    ])
    .run(async ({ client, assert }, path) => {
      const { session, serviceId } = await books()
      const asked = path.includes('month') ? `${path}&service=${serviceId}` : path
      const response = await client.get(asked).withSession(session).accept('html')
      assert.equal(response.status(), 200)
      assert.notInclude(response.text(), '<script>"')
    })

  test('events are found by the number as people write it', async ({ client, assert }) => {
    const { session, serviceId } = await books()
    const path = `/usage/events?identifier=${encodeURIComponent(`+${CALLER}`)}&month=2026-10`
    const response = await client.get(path).withSession(session).withInertia()
    response.assertStatus(200)
    const { service, rows, page } = response.body().props
    assert.equal(service.id, serviceId)
    assert.lengthOf(rows, 1)
    assert.deepInclude(page, { month: '2026-10', count: 1, before: null, after: null })
  })

  test('an event that was taken out says so, with the reason', async ({ client, assert }) => {
    const { session, serviceId, companyId } = await books()
    const [event] = await db.from('usage_events').where('service_id', serviceId)
    await db.table('usage_changes').insert({
      company_id: companyId,
      seq: 1,
      kind: 'withdrawn',
      service_id: serviceId,
      occurred_at: event.occurred_at,
      batch_id: event.batch_id,
      row_no: event.row_no,
      origin_key: hashedKey(companyId, 'origin'),
      change_key: hashedKey(companyId, 'change'),
      content_hash: Buffer.alloc(8),
      reason: 'test call',
      recorded_at: NOW,
    })
    const path = `/usage/events?service=${serviceId}&month=2026-10`
    const response = await client.get(path).withSession(session).withInertia()
    assert.deepEqual(
      response.body().props.rows.map((row: any) => row.change),
      [{ kind: 'withdrawn', reason: 'test call' }]
    )
  })

  test('an import whose job was lost is handed to the workers again', async ({ assert }) => {
    const { companyId, importId } = await books()
    await db
      .from('usage_imports')
      .where('id', importId)
      .update({ state: 'waiting', heartbeat_at: NOW - 60_000 })
    assert.isAtLeast(await wakeImports(), 1)
    await db.from('usage_imports').where('id', importId).update({ state: 'finished' })
    assert.equal(ImportUsageJob.options.name, 'import_usage')
    assert.isAbove(companyId, 0)
  })

  test('a mended row is kept as it was typed, blanks at its end included', async ({
    client,
    assert,
  }) => {
    const { session, ids } = await books()
    const raw = `${call({ id: 'a2', quantity: '' })}  `
    const response = await client
      .put(`/usage/suspense/${ids[0]}`)
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
      .json({ raw })
    response.assertStatus(302)
    const row = await db.from('usage_suspense').where('id', ids[0]).firstOrFail()
    assert.equal(row.raw, raw)
  })

  test('an import whose workers all end is given up after some attempts', async ({ assert }) => {
    const { importId } = await books()
    const row = () => db.from('usage_imports').where('id', importId)
    const lost = { state: 'running', worker: 'elsewhere:1', heartbeat_at: NOW - 61_000 }
    await row().update({ ...lost, attempt: 4 })
    await wakeImports()
    const [woken] = await row()
    assert.equal(woken.state, 'running')

    await row().update({ ...lost, attempt: 5 })
    await wakeImports()
    const [abandoned] = await row()
    assert.equal(abandoned.state, 'failed')
    assert.match(abandoned.error, /5 workers ended/)
  })
})
