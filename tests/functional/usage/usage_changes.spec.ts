import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Company from '#app/companies/models/company'
import { clock } from '#app/database/clock'
import { findings } from '#tests/support/books'
import * as people from '#tests/support/given'
import {
  CALLER,
  NOW,
  accountingGaps,
  eventsOf,
  importContent,
  call,
  meteredCompany,
  quantitiesOf,
  reasonsOf,
  usageFile,
} from '#tests/support/usage'

function event(facts: Record<string, unknown> = {}) {
  return {
    id: 'e1',
    identifierKind: 'msisdn',
    identifier: `+${CALLER}`,
    metric: 'telecom.voice_seconds',
    occurredAt: '2026-10-05T10:00:00Z',
    quantity: 60,
    dimension: '498912345',
    ...facts,
  }
}

const mended = (quantity: number, facts: Record<string, unknown> = {}) =>
  event({ action: 'supersede', quantity, reason: 'wrong clock', ...facts })

const withdrawal = (facts: Record<string, unknown> = {}) => ({
  id: 'e1',
  action: 'withdraw',
  reason: 'test call',
  ...facts,
})

test.group('Changes of accepted usage', (group) => {
  group.each.setup(() => {
    clock.freezeAt(NOW)
    return () => clock.release()
  })

  /** A company with a program that sends lists of events and gets what became of each. */
  async function sender(client: { post(path: string): any }) {
    const metered = await meteredCompany()
    const { text } = await people.token(
      ['usage.write'],
      await Company.findOrFail(metered.companyId)
    )
    const send = async (...events: object[]): Promise<string[]> => {
      const response = await client.post('/api/v1/usage').bearerToken(text).json(events)
      response.assertStatus(200)
      return response.body().results.map(({ status, reason }: any) => reason ?? status)
    }
    return { ...metered, send, token: text }
  }

  /** Quantities that count: events that nobody has taken out. */
  async function standing(serviceId: number): Promise<number[]> {
    const taken = await db.from('usage_changes').where('service_id', serviceId)
    const gone = new Set(taken.map((row) => `${row.batch_id}-${row.row_no}`))
    const events = await eventsOf(serviceId)
    return events
      .filter(({ batchId, rowNo }) => !gone.has(`${batchId}-${rowNo}`))
      .map(({ quantity }) => quantity)
  }

  test('a record is superseded by a later row, and the earlier one stays where it is', async ({
    client,
    assert,
  }) => {
    const { send, companyId, serviceId } = await sender(client)
    assert.deepEqual(await send(event()), ['accepted'])
    assert.deepEqual(await send(mended(75)), ['accepted'])

    assert.sameMembers(await quantitiesOf(serviceId), [60, 75])
    assert.deepEqual(await standing(serviceId), [75])
    const [change] = await db.from('usage_changes').where('company_id', companyId)
    assert.equal(change.kind, 'superseded')
    assert.equal(change.reason, 'wrong clock')
    assert.deepEqual(await accountingGaps(companyId), [])
    assert.deepEqual(await findings(companyId), [])
  })

  test('a record is withdrawn without another in its place', async ({ client, assert }) => {
    const { send, companyId, serviceId } = await sender(client)
    await send(event(), event({ id: 'e2', quantity: 30 }))
    assert.deepEqual(await send(withdrawal()), ['withdrawn'])

    assert.deepEqual(await standing(serviceId), [30])
    const [feed] = await db.from('usage_imports').where('company_id', companyId)
    assert.deepEqual([Number(feed.accepted), Number(feed.discarded)], [2, 1])
    assert.deepEqual(await accountingGaps(companyId), [])
    assert.deepEqual(await findings(companyId), [])
  })

  test('whatever was said of a record before is a duplicate when it comes again', async ({
    client,
    assert,
  }) => {
    const { send, companyId, serviceId } = await sender(client)
    await send(event())
    await send(mended(75))
    assert.deepEqual(await send(event(), event({ quantity: 75 }), mended(75)), [
      'duplicate',
      'duplicate',
      'duplicate',
    ])
    assert.deepEqual(await send(event({ quantity: 99 })), ['DUPLICATE_CONFLICT'])
    assert.deepEqual(await send(withdrawal(), withdrawal(), event()), [
      'withdrawn',
      'duplicate',
      'duplicate',
    ])
    assert.deepEqual(await standing(serviceId), [])
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('a message that comes late does not undo a later one, a change with an id may', async ({
    client,
    assert,
  }) => {
    const { send, serviceId } = await sender(client)
    await send(event(), mended(75), mended(80))
    assert.deepEqual(await send(mended(75)), ['duplicate'])
    assert.deepEqual(await standing(serviceId), [80])

    assert.deepEqual(await send(mended(75, { changeId: 'back' })), ['accepted'])
    assert.deepEqual(await standing(serviceId), [75])
    assert.deepEqual(await send(mended(75, { changeId: 'back' })), ['duplicate'])
    assert.deepEqual(await send(mended(81, { changeId: 'back' })), ['DUPLICATE_CONFLICT'])
    assert.deepEqual(await standing(serviceId), [75])
  })

  test('a change of nothing, or of what was withdrawn, is held back', async ({
    client,
    assert,
  }) => {
    const { send, companyId, serviceId } = await sender(client)
    assert.deepEqual(await send(mended(75), withdrawal({ id: 'nobody' })), [
      'UNKNOWN_RECORD',
      'UNKNOWN_RECORD',
    ])
    await send(event(), withdrawal())
    assert.deepEqual(await send(mended(75, { changeId: 'again' })), ['ALREADY_WITHDRAWN'])
    assert.deepEqual(await standing(serviceId), [])
    assert.lengthOf(await reasonsOf(companyId), 3)
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('a replacement may belong to another service, and is judged as any record', async ({
    client,
    assert,
  }) => {
    const { send, serviceId } = await sender(client)
    await send(event())
    assert.deepEqual(await send(mended(75, { identifier: '+493099999999' })), ['SERVICE_NOT_FOUND'])
    assert.deepEqual(await send(mended(75, { metric: 'no.such' })), ['UNKNOWN_METRIC'])
    assert.deepEqual(await standing(serviceId), [60])
  })

  test('senders at once make each change once, one after the other', async ({ client, assert }) => {
    const { send, companyId, serviceId } = await sender(client)
    await send(event())
    const outcomes = await Promise.all([
      send(mended(75)),
      send(mended(75)),
      send(mended(80)),
      send(mended(75)),
    ])
    assert.lengthOf(
      outcomes.flat().filter((outcome) => outcome === 'accepted'),
      2
    )
    assert.lengthOf(await standing(serviceId), 1)
    assert.deepEqual(await accountingGaps(companyId), [])
    assert.deepEqual(await findings(companyId), [])
  })

  test('a record that came by file is changed by its source and id', async ({ client, assert }) => {
    const { companyId, serviceId, token } = await sender(client)
    await importContent(companyId, usageFile([call({ id: 'f1' })]), { source: 'switch-1' })
    const response = await client
      .post('/api/v1/usage?source=switch-1')
      .bearerToken(token)
      .json([withdrawal({ id: 'f1' })])
    response.assertStatus(200)
    response.assertBodyContains({ withdrawn: 1 })
    assert.deepEqual(await standing(serviceId), [])
    await importContent(companyId, usageFile([call({ id: 'f1' }), call({ id: 'f2' })]), {
      source: 'switch-1',
    })
    assert.deepEqual(await standing(serviceId), [60])
  })

  test('a withdrawal needs no more than the id, a replacement all of a record', async ({
    client,
    assert,
  }) => {
    const { token } = await sender(client)
    const post = (body: object[]) => client.post('/api/v1/usage').bearerToken(token).json(body)
    const bare = await post([{ id: 'e1', action: 'withdraw' }])
    bare.assertStatus(200)
    const incomplete = await post([{ id: 'e1', action: 'supersede', quantity: 5 }])
    incomplete.assertStatus(422)
    assert.includeMembers(
      incomplete.body().errors.map(({ field }: any) => field),
      ['events.0.metric', 'events.0.occurredAt']
    )
    const unknown = await post([event({ action: 'erase' })])
    unknown.assertStatus(422)
  })

  test('what was taken out is never changed in the database', async ({ client, assert }) => {
    const { send, companyId } = await sender(client)
    await send(event(), withdrawal())
    const changes = () => db.from('usage_changes').where('company_id', companyId)
    await assert.rejects(() => changes().delete(), /E_SEALED/)
    await assert.rejects(() => changes().update({ reason: '' }), /E_SEALED/)
  })
})
