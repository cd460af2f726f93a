import { gzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Company from '#app/companies/models/company'
import { batchProfile } from '#app/database/batch_profile'
import { clock } from '#app/database/clock'
import { RunImport } from '#app/usage/actions/run_import'
import { wakeImports } from '#app/usage/actions/wake_imports'
import { findImport } from '#app/usage/queries/load_import'
import * as people from '#tests/support/given'
import { given } from '#tests/support/given_books'
import {
  NOW,
  accountingGaps,
  call,
  countEvents,
  importContent,
  manyCalls,
  meteredCompany,
  reasonsOf,
  suspenseOf,
  usageFile,
} from '#tests/support/usage'

async function clerk(role: 'billing_clerk' | 'read_only' = 'billing_clerk') {
  const metered = await meteredCompany()
  const { session } = await people.staff(role, await Company.findOrFail(metered.companyId))
  return { ...metered, session }
}

async function onlyImportOf(companyId: number) {
  const row = await db.from('usage_imports').where('company_id', companyId).firstOrFail()
  return (await findImport(Number(row.id)))!
}

test.group('Usage console', (group) => {
  group.each.setup(() => {
    clock.freezeAt(NOW)
    return () => clock.release()
  })

  test('an uploaded file is stored, registered and read by a worker', async ({
    client,
    assert,
  }) => {
    const { companyId, serviceId, session } = await clerk()
    const content = gzipSync(usageFile(manyCalls(50)))
    const response = await client
      .post('/usage/imports')
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
      .field('source', 'switch-1')
      .file('file', content, { filename: '../../etc/calls.csv.gz' })
    const registered = await onlyImportOf(companyId)
    response.assertStatus(302)
    response.assertHeader('location', `/usage/imports/${registered.id}`)
    assert.containSubset(registered, {
      state: 'waiting',
      source: 'switch-1',
      fileName: 'calls.csv.gz',
      formatCode: 'telecom.csv',
    })

    await new RunImport().execute(registered.id, batchProfile('beside_console'))
    assert.equal(await countEvents(serviceId), 50)

    const progress = await client
      .get(`/usage/imports/${registered.id}/progress`)
      .withSession(session)
    progress.assertStatus(200)
    progress.assertBodyContains({ state: 'finished', rows: 50, accepted: 50, progress: 100 })
  })

  test('an upload that is no usage file is refused with a sentence', async ({ client, assert }) => {
    const { companyId, session } = await clerk()
    const response = await client
      .post('/usage/imports')
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
      .file('file', Buffer.from('Dear colleagues'), { filename: 'letter.txt' })
    response.assertStatus(302)
    const known = await onlyImportOf(companyId)
    assert.equal(known.state, 'failed')
    response.assertFlashMessage('inputErrorsBag', { file: [known.error] })
  })

  test('a form without a file is refused', async ({ client }) => {
    const { session } = await clerk()
    const response = await client
      .post('/usage/imports')
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
      .field('source', 'x')
    response.assertStatus(302)
    response.assertFlashMessage('inputErrorsBag', { file: ['Choose a file first.'] })
  })

  test('lists show imports and held rows with their counts', async ({ client, assert }) => {
    const { companyId, session } = await clerk()
    await importContent(
      companyId,
      usageFile([
        call({ id: 'a' }),
        call({ id: 'b', caller: '+4930999' }),
        call({ id: 'c', quantity: -1 }),
      ])
    )
    const imports = await client.get('/usage/imports').withSession(session).withInertia()
    imports.assertStatus(200)
    imports.assertInertiaComponent('usage/imports/index')
    assert.containSubset(imports.inertiaProps.rows, [{ rows: 3, accepted: 1, suspended: 2 }])

    const held = await client.get('/usage/suspense').withSession(session).withInertia()
    held.assertInertiaComponent('usage/suspense/index')
    assert.lengthOf(held.inertiaProps.rows as unknown[], 2)
    assert.deepEqual(held.inertiaProps.reasons as unknown[], [
      { reason: 'SERVICE_NOT_FOUND', count: 1 },
      { reason: 'telecom.BAD_DURATION', count: 1 },
    ])
    const some = await client
      .get('/usage/suspense')
      .qs({ reason: 'SERVICE_NOT_FOUND' })
      .withSession(session)
      .withInertia()
    assert.lengthOf(some.inertiaProps.rows as unknown[], 1)
  })

  test('the events of a service and month are read page by page, each once', async ({
    client,
    assert,
  }) => {
    const { companyId, serviceId, session } = await clerk()
    const rows = Array.from({ length: 120 }, (_, index) => call({ id: `c${index}` }))
    await importContent(
      companyId,
      usageFile([...rows, call({ id: 'x', start: '2026-09-30T10:00:00Z' })])
    )
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await client
        .get('/usage')
        .qs({ service: serviceId, month: '2026-10', ...(after === null ? {} : { after }) })
        .withSession(session)
        .withInertia()
      page.assertStatus(200)
      const props = page.inertiaProps as any
      seen.push(...props.rows.map(({ key }: any) => key))
      assert.containSubset(props.rows[0], { quantity: 60, metric: { display: 'duration' } })
      after = props.after
    } while (after !== null)
    assert.lengthOf(seen, 120)
    assert.lengthOf(new Set(seen), 120)
  })

  test('a held row is mended; its text is kept as it was typed', async ({ client, assert }) => {
    const { companyId, serviceId, session } = await clerk()
    await importContent(companyId, usageFile([call({ id: 'a', quantity: -1 })]))
    const [held] = await suspenseOf(companyId)
    const mend = (raw: string) =>
      client
        .patch(`/usage/suspense/${held.id}`)
        .withSession(session)
        .withCsrfToken()
        .redirects(0)
        .json({ raw })

    const blank = await mend(`${call({ id: 'a', quantity: '' })}  `)
    blank.assertStatus(302)
    blank.assertFlashMessage(
      'error',
      'The row is still held back. telecom.BAD_DURATION: The quantity is none.'
    )
    const [still] = await suspenseOf(companyId)
    assert.isTrue(still.raw.endsWith(',  '))

    const mended = await mend(call({ id: 'a', quantity: 9 }))
    mended.assertFlashMessage('success', 'The row was accepted.')
    assert.equal(await countEvents(serviceId), 1)
  })

  test('held rows are retried and written off from the page', async ({ client, assert }) => {
    const { companyId, accountId, session } = await clerk()
    await importContent(
      companyId,
      usageFile([call({ id: 'a', caller: '+493066600001' }), call({ id: 'b', quantity: -1 })])
    )
    await given.service(companyId, accountId, { identifier: '493066600001' })
    const retried = await client
      .post('/usage/suspense/retries')
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
      .json({ reason: 'SERVICE_NOT_FOUND' })
    retried.assertStatus(302)
    const [, open] = await suspenseOf(companyId)
    const written = await client
      .post('/usage/suspense/write-offs')
      .withSession(session)
      .withCsrfToken()
      .redirects(0)
      .json({ ids: [open.id], note: 'test calls' })
    written.assertStatus(302)
    const held = await suspenseOf(companyId)
    assert.deepEqual(
      held.map(({ state }) => state),
      ['mended', 'written_off']
    )
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('who may only read changes nothing', async ({ client, assert }) => {
    const { companyId, session } = await clerk('read_only')
    await importContent(companyId, usageFile([call({ id: 'a', quantity: -1 })]))
    const [held] = await suspenseOf(companyId)
    const requests = [
      client.patch(`/usage/suspense/${held.id}`).json({ raw: 'x' }),
      client.post('/usage/suspense/retries').json({ ids: [held.id] }),
      client.post('/usage/suspense/write-offs').json({ ids: [held.id], note: 'no reason' }),
      client.post('/usage/imports').file('file', Buffer.from('x'), { filename: 'x' }),
    ]
    for (const request of requests) {
      const response = await request
        .withSession(session)
        .withCsrfToken()
        .accept('json')
        .redirects(0)
      response.assertStatus(403)
    }
    assert.deepEqual(await reasonsOf(companyId), ['telecom.BAD_DURATION'])
  })

  test('imports and held rows of another company are not found', async ({ client }) => {
    const other = await clerk()
    await importContent(other.companyId, usageFile([call({ id: 'a', quantity: -1 })]))
    const { id } = await onlyImportOf(other.companyId)
    const { session } = await clerk()
    for (const path of [`/usage/imports/${id}`, `/usage/imports/${id}/progress`]) {
      const response = await client.get(path).withSession(session).accept('json')
      response.assertStatus(404)
    }
    const events = await client
      .get('/usage')
      .qs({ service: other.serviceId })
      .withSession(session)
      .accept('json')
    events.assertStatus(404)
  })

  test('an import that was left lying is woken, one that is at work is not', async ({ assert }) => {
    const { companyId } = await clerk()
    await importContent(companyId, usageFile([call({ id: 'a' })]))
    const { id } = await onlyImportOf(companyId)
    const row = () => db.from('usage_imports').where('id', id)
    const before = await wakeImports()

    await row().update({ state: 'running', worker: 'elsewhere:1', heartbeat_at: NOW })
    assert.equal(await wakeImports(), before)
    await row().update({ heartbeat_at: NOW - 61_000 })
    assert.equal(await wakeImports(), before + 1)
    await row().update({ state: 'waiting', heartbeat_at: NOW - 11_000 })
    assert.equal(await wakeImports(), before + 1)
    await row().update({ state: 'finished' })
  })
})
