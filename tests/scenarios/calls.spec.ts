import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { replayObligation } from '#app/billing/replay/replay_obligation'
import { bill, documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { caller, importCalls, PRICES, tariff } from '#tests/support/telephony'

async function replayAll(companyId: number) {
  const versions = await db
    .from('obligation_versions')
    .join('obligations', 'obligations.id', 'obligation_versions.obligation_id')
    .where('obligations.company_id', companyId)
    .select('obligation_id', 'seq')
  const client = db.connection()
  return Promise.all(
    versions.map((row) => replayObligation(client, companyId, row.obligation_id, row.seq))
  )
}

test.group('Calls over the calendar', (group) => {
  group.each.teardown(() => clock.release())

  test('a month of calls becomes one priced line', async ({ assert }) => {
    const companyId = await given.company()
    await tariff(companyId)
    const { number } = await caller(companyId)
    const outcome = await importCalls(companyId, [
      { id: 'c1', from: number, to: '33140205060', at: '2026-09-03T10:00:00Z', seconds: 61 },
      { id: 'c2', from: number, to: '4930555001', at: '2026-09-04T10:00:00Z', seconds: 10 },
      { id: 'c3', from: number, to: '4915112345', at: '2026-09-30T21:59:59Z', seconds: 90 },
      // 22:00 UTC is midnight in Berlin: the call belongs to October.
      { id: 'c4', from: number, to: '4915112345', at: '2026-09-30T22:00:00Z', seconds: 600 },
    ])
    assert.equal(outcome.progress.accepted, 4)

    await bill(companyId, '2026-10-01')

    const [document] = await documentsOf(companyId)
    // 61 s x 0.10/60 + 60 s x 0.06/60 + 90 s x 0.12/60 = 0.101666... + 0.06 + 0.18 = 0.341666...
    assert.deepEqual(document.lines, [
      { description: 'Calls', startsOn: '2026-09-01', endsOn: '2026-10-01', netMinor: 34 },
    ])
    const [replay] = await replayAll(companyId)
    assert.equal(replay.targetExact, '41/120')
    assert.lengthOf(replay.explanation.items, 3)
    assert.deepEqual(await findings(companyId), [])
  })

  test('a late call of a billed month is billed once, as a difference', async ({ assert }) => {
    const companyId = await given.company()
    await tariff(companyId)
    const { number } = await caller(companyId)
    const call = { from: number, to: '33140205060', seconds: 60 }
    await importCalls(companyId, [{ ...call, id: 'c1', at: '2026-09-03T10:00:00Z' }], 'a.csv')
    await bill(companyId, '2026-10-01')
    await importCalls(companyId, [{ ...call, id: 'c2', at: '2026-09-05T10:00:00Z' }], 'b.csv')
    await bill(companyId, '2026-11-01')
    await bill(companyId, '2026-12-01')

    const documents = await documentsOf(companyId)
    assert.deepEqual(
      documents.map(({ lines }) =>
        lines.map(({ startsOn, netMinor }): [string, number] => [startsOn, netMinor])
      ),
      [[['2026-09-01', 10]], [['2026-09-01', 10]]]
    )
    const last = await db
      .from('obligation_versions')
      .join('obligations', 'obligations.id', 'obligation_versions.obligation_id')
      .where('obligations.company_id', companyId)
      .orderBy('seq', 'desc')
      .select('reason')
      .firstOrFail()
    assert.equal(last.reason, 'late_usage')
    await replayAll(companyId)
    assert.deepEqual(await findings(companyId), [])
  })

  test('a call without a price waits in suspense and is billed when its price is known', async ({
    assert,
  }) => {
    const companyId = await given.company()
    clock.freezeAt(Date.parse('2026-10-01T06:00:00Z'))
    await tariff(companyId)
    const { number, serviceId } = await caller(companyId)
    await importCalls(companyId, [
      { id: 'c1', from: number, to: '33140205060', at: '2026-09-03T10:00:00Z', seconds: 60 },
      { id: 'c2', from: number, to: '81312345678', at: '2026-09-04T10:00:00Z', seconds: 60 },
    ])
    await bill(companyId, '2026-10-01')
    const waiting = await db.from('usage_suspense').where('service_id', serviceId).firstOrFail()
    assert.equal(waiting.stage, 'rating')
    assert.equal(waiting.reason, 'telecom.UNKNOWN_DESTINATION')

    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    await tariff(companyId, { edition: '2', text: `${PRICES}\nJapan,81,60,1,0.30` })
    await bill(companyId, '2026-11-01')

    const documents = await documentsOf(companyId)
    assert.deepEqual(
      documents.map(({ net_minor: net }) => net),
      [10, 30]
    )
    const settled = await db.from('usage_suspense').where('id', waiting.id).firstOrFail()
    assert.equal(settled.state, 'settled')
    assert.deepEqual(await findings(companyId), [])
  })

  test('E34: usage that no charge of the plan takes waits in suspense, it is not free', async ({
    assert,
  }) => {
    const companyId = await given.company()
    await tariff(companyId)
    const { number, serviceId } = await caller(companyId)
    await importCalls(companyId, [
      { id: 'c1', from: number, to: '33140205060', at: '2026-09-03T10:00:00Z', seconds: 60 },
      {
        id: 'm1',
        type: 'sms',
        from: number,
        to: '33640205060',
        at: '2026-09-04T10:00:00Z',
        seconds: 1,
      },
    ])

    await bill(companyId, '2026-10-01')

    const [document] = await documentsOf(companyId)
    assert.equal(document.net_minor, 10)
    const waiting = await db.from('usage_suspense').where('service_id', serviceId)
    assert.deepEqual(
      waiting.map((row) => [row.stage, row.reason]),
      [['rating', 'NO_CHARGE']]
    )
    assert.deepEqual(await findings(companyId), [])
  })
})
