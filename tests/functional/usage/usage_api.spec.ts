import { gzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Company from '#app/companies/models/company'
import { clock } from '#app/database/clock'
import * as people from '#tests/support/given'
import {
  CALLER,
  NOW,
  accountingGaps,
  eventsOf,
  meteredCompany,
  quantitiesOf,
  reasonsOf,
} from '#tests/support/usage'

async function program(scopes = ['usage.write']) {
  const metered = await meteredCompany()
  const company = await Company.findOrFail(metered.companyId)
  const { text } = await people.token(scopes, company)
  return { ...metered, token: text }
}

function event(facts: Record<string, unknown> = {}) {
  return {
    id: 'e1',
    identifierKind: 'msisdn',
    identifier: `+${CALLER}`,
    metric: 'telecom.voice_seconds',
    occurredAt: '2026-10-05T12:00:00+02:00',
    quantity: 60,
    dimension: '498912345',
    ...facts,
  }
}

test.group('Usage API', (group) => {
  group.each.setup(() => {
    clock.freezeAt(NOW)
    return () => clock.release()
  })

  test('events are accepted, duplicates or suspended, each told apart', async ({
    client,
    assert,
  }) => {
    const { token, companyId, serviceId } = await program()
    const response = await client
      .post('/api/v1/usage')
      .bearerToken(token)
      .json([
        event(),
        event(),
        event({ quantity: 61 }),
        event({ id: 'e2', identifier: '+493099999999' }),
        event({ id: 'e3', identifier: 'nobody at all' }),
        event({ id: 'e4', metric: 'no.such' }),
        event({ id: 'e5', attributes: { cell: '262-01', hops: 2 } }),
      ])
    response.assertStatus(200)
    response.assertBodyContains({ accepted: 2, duplicates: 1, suspended: 4 })
    assert.deepEqual(
      response.body().results.map(({ status, reason }: any) => [status, reason]),
      [
        ['accepted', null],
        ['duplicate', null],
        ['suspended', 'DUPLICATE_CONFLICT'],
        ['suspended', 'SERVICE_NOT_FOUND'],
        ['suspended', 'BAD_IDENTIFIER'],
        ['suspended', 'UNKNOWN_METRIC'],
        ['accepted', null],
      ]
    )
    const [first] = await eventsOf(serviceId)
    assert.containSubset(first, { at: '2026-10-05T10:00:00.000Z', quantity: 60 })
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('events of one day and source are one import, whose totals add up', async ({
    client,
    assert,
  }) => {
    const { token, companyId } = await program()
    for (const id of ['a', 'b', 'b']) {
      const response = await client
        .post('/api/v1/usage')
        .bearerToken(token)
        .json([event({ id })])
      response.assertStatus(200)
    }
    const [feed, ...others] = await db.from('usage_imports').where('company_id', companyId)
    assert.isEmpty(others)
    assert.deepEqual([feed.door, Number(feed.accepted), Number(feed.duplicates)], ['api', 2, 1])
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('one event a line and compressed bodies are understood', async ({ client, assert }) => {
    const { token, serviceId } = await program()
    const lines = [event({ id: 'a' }), event({ id: 'b' })].map((one) => JSON.stringify(one))
    const plain = await client
      .post('/api/v1/usage')
      .bearerToken(token)
      .type('application/x-ndjson')
      .setup((request) => void request.request.send(`${lines.join('\n')}\n`))
    plain.assertStatus(200)

    const body = gzipSync(JSON.stringify([event({ id: 'b' }), event({ id: 'c' })]))
    const address = `http://${process.env.HOST}:${process.env.PORT}/api/v1/usage`
    const compressed = await fetch(address, {
      method: 'POST',
      headers: {
        'authorization': `Bearer ${token}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body,
    })
    assert.equal(compressed.status, 200)
    assert.containSubset(await compressed.json(), { accepted: 1, duplicates: 1 })
    assert.lengthOf(await eventsOf(serviceId), 3)
  })

  test('the same key and body three times at once is one request with one answer', async ({
    client,
    assert,
  }) => {
    const { token, serviceId, companyId } = await program()
    const send = () =>
      client
        .post('/api/v1/usage')
        .bearerToken(token)
        .header('idempotency-key', 'october-1')
        .json([event({ id: 'a' }), event({ id: 'b', quantity: 30 })])
    const answers = await Promise.all([send(), send(), send()])
    const later = await send()
    for (const answer of [...answers, later]) {
      answer.assertStatus(200)
      assert.deepEqual(answer.body(), answers[0].body())
      answer.assertBodyContains({ accepted: 2, duplicates: 0 })
    }
    assert.sameMembers(await quantitiesOf(serviceId), [60, 30])
    assert.deepEqual(await accountingGaps(companyId), [])
  })

  test('a key that was used for another body is refused', async ({ client }) => {
    const { token } = await program()
    const send = (quantity: number) =>
      client
        .post('/api/v1/usage')
        .bearerToken(token)
        .header('idempotency-key', 'october-2')
        .json([event({ quantity })])
    const first = await send(1)
    first.assertStatus(200)
    const second = await send(2)
    second.assertStatus(409)
    second.assertBodyContains({ code: 'E_IDEMPOTENCY_KEY' })
  })

  test('two companies may use the same key', async ({ client }) => {
    for (const { token } of [await program(), await program()]) {
      const response = await client
        .post('/api/v1/usage')
        .bearerToken(token)
        .header('idempotency-key', 'shared')
        .json([event()])
      response.assertStatus(200)
      response.assertBodyContains({ accepted: 1 })
    }
  })

  test('a request that does not hold takes nothing and names each field', async ({
    client,
    assert,
  }) => {
    const { token, companyId, serviceId } = await program()
    for (const [facts, field] of [
      [{ quantity: -1 }, 'events.1.quantity'],
      [{ quantity: 1.5 }, 'events.1.quantity'],
      [{ quantity: 2 ** 53 }, 'events.1.quantity'],
      [{ quantity: '60' }, 'events.1.quantity'],
      [{ occurredAt: '2026-10-05 10:00' }, 'events.1.occurredAt'],
      [{ occurredAt: '2026-02-31T10:00:00Z' }, 'events.1.occurredAt'],
      [{ id: '' }, 'events.1.id'],
      [{ attributes: { share: 0.5 } }, 'events.1.attributes'],
    ] as const) {
      const response = await client
        .post('/api/v1/usage')
        .bearerToken(token)
        .json([event(), event({ id: 'bad', ...facts })])
      response.assertStatus(422)
      assert.equal(response.body().code, 'E_VALIDATION_ERROR')
      assert.deepEqual(
        response.body().errors.map((problem: any) => problem.field),
        [field]
      )
    }
    assert.isEmpty(await eventsOf(serviceId))
    assert.isEmpty(await reasonsOf(companyId))
  })

  test('a body that is no list of events, or too long a one, is refused', async ({ client }) => {
    const { token } = await program()
    const post = () => client.post('/api/v1/usage').bearerToken(token)
    const none = await post().json([])
    none.assertStatus(422)
    const object = await post().json({ events: [] })
    object.assertStatus(422)
    object.assertBodyContains({ code: 'E_USAGE_BODY' })
    const many = await post().json(
      Array.from({ length: 1_001 }, (_, index) => event({ id: `e${index}` }))
    )
    many.assertStatus(422)
    const line = await post()
      .type('application/x-ndjson')
      .setup((request) => void request.request.send(`${JSON.stringify(event())}\n{"id":`))
    line.assertStatus(422)
    line.assertBodyContains({ code: 'E_USAGE_BODY' })
  })

  test('a token without the scope may not send usage', async ({ client }) => {
    const { token } = await program(['invoices.read'])
    const response = await client.post('/api/v1/usage').bearerToken(token).json([event()])
    response.assertStatus(403)
    const nobody = await client.post('/api/v1/usage').json([event()])
    nobody.assertStatus(401)
  })
})
