import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import billingConfig from '#config/billing'
import { clock } from '#app/database/clock'
import { MendSuspense } from '#app/usage/actions/mend_suspense'
import { RetrySuspense } from '#app/usage/actions/retry_suspense'
import { WriteOffSuspense } from '#app/usage/actions/write_off_suspense'
import { given } from '#tests/support/given_books'
import {
  NOW,
  accountingGaps,
  call,
  eventsOf,
  importContent,
  manyCalls,
  meteredCompany,
  quantitiesOf,
  suspenseOf,
  usageFile,
} from '#tests/support/usage'

const actor = 'clerk@sample.example'
const UNKNOWN = '493077700001'

/** A company with one accepted row and one in suspense. */
async function withHeldRow(row: string) {
  const metered = await meteredCompany()
  await importContent(metered.companyId, usageFile([call({ id: 'good' }), row]))
  const [held] = await suspenseOf(metered.companyId)
  return { ...metered, held }
}

async function totalsOf(companyId: number) {
  const [row] = await db.from('usage_imports').where('company_id', companyId)
  return [row.accepted, row.duplicates, row.suspended, row.discarded].map(Number)
}

test.group('Suspense', (group) => {
  group.each.setup(() => {
    clock.freezeAt(NOW)
    return () => clock.release()
  })

  test('a mended row is accepted under its own number and leaves suspense', async ({ assert }) => {
    const { companyId, serviceId, held } = await withHeldRow(call({ id: 'a', quantity: -5 }))
    const raw = call({ id: 'a', quantity: 5 })
    const result = await new MendSuspense().execute({ companyId, id: held.id, raw, actor })

    assert.deepEqual(result, { type: 'accepted' })
    const events = await eventsOf(serviceId)
    assert.deepEqual(
      events.map(({ quantity, rowNo }) => [quantity, rowNo]),
      [
        [60, 2],
        [5, 3],
      ]
    )
    const [after] = await suspenseOf(companyId)
    assert.containSubset(after, { state: 'mended', raw })
    assert.deepEqual(await totalsOf(companyId), [2, 0, 0, 0])
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('what was mended, by whom and from what, stands in the activity log', async ({ assert }) => {
    const { companyId, held } = await withHeldRow(call({ id: 'a', quantity: -5 }))
    const raw = call({ id: 'a', quantity: 5 })
    await new MendSuspense().execute({ companyId, id: held.id, raw, actor })
    const row = await db
      .from('activities')
      .where({ company_id: companyId, action: 'usage_suspense.mended' })
      .firstOrFail()
    assert.equal(row.actor, actor)
    assert.deepEqual(JSON.parse(row.details), { before: held.raw, after: raw, result: 'accepted' })
  })

  test('a row that is still broken stays with the reason it has now', async ({ assert }) => {
    const { companyId, held } = await withHeldRow(call({ id: 'a', quantity: -5 }))
    const raw = call({ id: 'a', caller: `+${UNKNOWN}` })
    const result = await new MendSuspense().execute({ companyId, id: held.id, raw, actor })
    assert.deepEqual(result, {
      type: 'suspended',
      reason: 'SERVICE_NOT_FOUND',
      detail: UNKNOWN,
    })
    const [after] = await suspenseOf(companyId)
    assert.containSubset(after, { state: 'open', reason: 'SERVICE_NOT_FOUND', raw })
    assert.deepEqual(await totalsOf(companyId), [1, 0, 1, 0])
  })

  test('a row mended into a known one is a duplicate', async ({ assert }) => {
    const { companyId, serviceId, held } = await withHeldRow(call({ id: 'a', quantity: -5 }))
    const raw = call({ id: 'good' })
    const result = await new MendSuspense().execute({ companyId, id: held.id, raw, actor })
    assert.deepEqual(result, { type: 'duplicate' })
    assert.lengthOf(await eventsOf(serviceId), 1)
    assert.deepEqual(await totalsOf(companyId), [1, 1, 0, 0])
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('two clerks who mend one row at once make one event', async ({ assert }) => {
    const { companyId, serviceId, held } = await withHeldRow(call({ id: 'a', quantity: -5 }))
    const mend = (quantity: number) =>
      new MendSuspense().execute({
        companyId,
        id: held.id,
        raw: call({ id: 'a', quantity }),
        actor,
      })
    const both = await Promise.allSettled([mend(5), mend(6)])
    assert.sameMembers(
      both.map((one) => (one.status === 'fulfilled' ? one.value.type : one.reason.code)),
      [
        'accepted',
        both.some(({ status }) => status === 'rejected') ? 'E_SUSPENSE_CHANGED' : 'not_open',
      ]
    )
    assert.lengthOf(await eventsOf(serviceId), 2)
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('a row of another company can be neither mended nor written off', async ({ assert }) => {
    const { held, companyId } = await withHeldRow(call({ id: 'a', quantity: -5 }))
    const stranger = await given.company()
    const raw = call({ id: 'a' })
    const mended = await new MendSuspense().execute({
      companyId: stranger,
      id: held.id,
      raw,
      actor,
    })
    assert.deepEqual(mended, { type: 'not_open' })
    const choice = { ids: [held.id] }
    const input = { companyId: stranger, choice, note: 'mine', actor }
    assert.equal(await new WriteOffSuspense().execute(input), 0)
    const [after] = await suspenseOf(companyId)
    assert.equal(after.state, 'open')
  })

  test('once a number is assigned, a retry by reason accepts all that waited for it', async ({
    assert,
  }) => {
    const { companyId, accountId } = await meteredCompany()
    const rows = manyCalls(billingConfig.usage.suspenseRowsAtOnce + 20).map((row) =>
      row.replace('+493012345678', `+${UNKNOWN}`)
    )
    await importContent(companyId, usageFile([...rows, call({ id: 'z', quantity: -1 })]))
    const serviceId = await given.service(companyId, accountId, { identifier: UNKNOWN })

    const choice = { reason: 'SERVICE_NOT_FOUND' }
    const totals = await new RetrySuspense().execute({ companyId, choice, actor })
    assert.deepEqual(totals, {
      tried: rows.length,
      accepted: rows.length,
      duplicates: 0,
      discarded: 0,
      suspended: 0,
    })
    assert.lengthOf(await eventsOf(serviceId), rows.length)
    assert.deepEqual(await totalsOf(companyId), [rows.length, 0, 1, 0])
    assert.deepEqual(await accountingGaps(companyId), [])

    const again = await new RetrySuspense().execute({ companyId, choice, actor })
    assert.equal(again.tried, 0)
  })

  test('a retry of the same record from two imports accepts it once', async ({ assert }) => {
    const { companyId, accountId } = await meteredCompany()
    const row = call({ id: 'a', caller: `+${UNKNOWN}` })
    await importContent(companyId, usageFile([row]))
    await importContent(companyId, usageFile([row, call({ id: 'b' })]))
    const serviceId = await given.service(companyId, accountId, { identifier: UNKNOWN })
    const totals = await new RetrySuspense().execute({ companyId, choice: {}, actor })
    assert.containSubset(totals, { tried: 2, accepted: 1, duplicates: 1 })
    assert.deepEqual(await quantitiesOf(serviceId), [60])
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('what is written off stays, with the note, and is not retried', async ({ assert }) => {
    const { companyId, held } = await withHeldRow(call({ id: 'a', caller: `+${UNKNOWN}` }))
    const choice = { ids: [held.id] }
    const note = 'test calls of the switch'
    const input = { companyId, choice, note, actor }
    assert.equal(await new WriteOffSuspense().execute(input), 1)
    assert.equal(await new WriteOffSuspense().execute(input), 0)

    const row = await db.from('usage_suspense').where('id', held.id).firstOrFail()
    assert.containSubset(row, { state: 'written_off', note })
    const retried = await new RetrySuspense().execute({ companyId, choice, actor })
    assert.equal(retried.tried, 0)
    assert.deepEqual(await totalsOf(companyId), [1, 0, 1, 0])
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('an event of the API is mended as the JSON it came as', async ({ assert, client }) => {
    const { companyId, serviceId } = await meteredCompany()
    const { default: Company } = await import('#app/companies/models/company')
    const people = await import('#tests/support/given')
    const { text } = await people.token(['usage.write'], await Company.findOrFail(companyId))
    const event = {
      id: 'e1',
      identifierKind: 'msisdn',
      identifier: 'nobody at all',
      metric: 'telecom.voice_seconds',
      occurredAt: '2026-10-05T12:00:00Z',
      quantity: 60,
    }
    const response = await client.post('/api/v1/usage').bearerToken(text).json([event])
    response.assertStatus(200)
    const [held] = await suspenseOf(companyId)
    assert.equal(held.reason, 'BAD_IDENTIFIER')

    const broken = { companyId, id: held.id, raw: '{"id":', actor }
    const still = await new MendSuspense().execute(broken)
    assert.containSubset(still, { type: 'suspended', reason: 'BAD_EVENT' })
    const raw = held.raw.replace('nobody at all', '+493012345678')
    const result = await new MendSuspense().execute({ companyId, id: held.id, raw, actor })
    assert.deepEqual(result, { type: 'accepted' })
    assert.deepEqual(await quantitiesOf(serviceId), [60])
    assert.deepEqual(await accountingGaps(companyId), [])
  })
})
