import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { replayObligation } from '#app/billing/replay/replay_obligation'
import { loadCompany } from '#app/companies/queries/load_company'
import { AcceptEvents } from '#app/usage/actions/accept_events'
import type { ApiEvent } from '#app/usage/feed/api_event'
import { bill, documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { caller, importCalls, tariff } from '#tests/support/telephony'

/** Changes calls that came by file, as a program of the same sender does. */
async function change(companyId: number, ...events: ApiEvent[]) {
  const company = await loadCompany(db.connection(), companyId)
  const order = { company, source: 'telecom.csv', startedBy: 'test', request: null }
  const result = await new AcceptEvents().execute({ ...order, events })
  if (result.type !== 'accepted') throw new Error(result.type)
  return result.answer.results.map(({ status }) => status)
}

const withdrawn = (id: string): ApiEvent => ({ id, action: 'withdraw', reason: 'never took place' })

/** A call of the number that `importCalls` gave, as it should have been. */
const superseded = (id: string, from: string, at: string, seconds: number): ApiEvent => ({
  id,
  action: 'supersede',
  reason: 'the clock of the switch was wrong',
  identifierKind: 'msisdn',
  identifier: `+${from}`,
  metric: 'telecom.voice_seconds',
  occurredAt: at,
  quantity: seconds,
  dimension: '33140205060',
})

/** To France: 0.10 a minute; at home: 0.06. */
const FRANCE = '33140205060'
const HOME = '4930555001'

async function versionsOf(companyId: number) {
  const rows = await db
    .from('obligation_versions as v')
    .join('obligations as o', 'o.id', 'v.obligation_id')
    .where('o.company_id', companyId)
    .orderBy('o.starts_on')
    .orderBy('v.seq')
    .select('o.id', 'o.starts_on', 'v.seq', 'v.target_exact')
  for (const row of rows) await replayObligation(db.connection(), companyId, row.id, row.seq)
  return rows.map((row) => [row.starts_on, Number(row.seq), row.target_exact])
}

async function linesOf(companyId: number) {
  const documents = await documentsOf(companyId)
  return documents.map(({ lines }) => lines.map((line) => [line.startsOn, line.netMinor]))
}

test.group('Usage that is changed over the calendar', (group) => {
  group.each.teardown(() => clock.release())

  /** September with two calls of a minute to France (0.20), billed on the first of October. */
  async function billedSeptember() {
    const companyId = await given.company()
    await tariff(companyId)
    const { number, serviceId } = await caller(companyId)
    const call = { from: number, to: FRANCE, seconds: 60 }
    await importCalls(companyId, [
      { ...call, id: 'c1', at: '2026-09-03T10:00:00Z' },
      { ...call, id: 'c2', at: '2026-09-05T10:00:00Z' },
    ])
    await bill(companyId, '2026-10-01')
    // October: ten minutes at home, 0.60.
    const october = { id: 'c3', from: number, to: HOME, at: '2026-10-09T10:00:00Z', seconds: 600 }
    await importCalls(companyId, [october], 'october.csv')
    return { companyId, number, serviceId }
  }

  test('E17: a call withdrawn after issue is a credit and no exception, and both versions replay', async ({
    assert,
  }) => {
    const { companyId } = await billedSeptember()
    assert.deepEqual(await change(companyId, withdrawn('c1')), ['withdrawn'])
    assert.deepEqual(await change(companyId, withdrawn('c1')), ['duplicate'])
    await bill(companyId, '2026-11-01')
    await bill(companyId, '2026-12-01')

    // 0.20 was billed, 0.10 is left: a difference of -0.10 beside October's 0.60.
    assert.deepEqual(await linesOf(companyId), [
      [['2026-09-01', 20]],
      [
        ['2026-09-01', -10],
        ['2026-10-01', 60],
      ],
    ])
    assert.deepEqual(await versionsOf(companyId), [
      ['2026-09-01', 1, '0.2'],
      ['2026-09-01', 2, '0.1'],
      ['2026-10-01', 1, '0.6'],
      ['2026-11-01', 1, '0'],
    ])
    assert.deepEqual(await findings(companyId), [])
  })

  test('a call superseded after issue is billed by what it was, in the month where it was', async ({
    assert,
  }) => {
    const { companyId, number } = await billedSeptember()
    await change(companyId, superseded('c1', number, '2026-09-03T10:00:00Z', 180))
    // The second call was in October: September gets less, October more.
    await change(companyId, superseded('c2', number, '2026-10-05T10:00:00Z', 60))
    await bill(companyId, '2026-11-01')
    await bill(companyId, '2026-12-01')

    // September: 0.30 - 0.20 = 0.10. October: 0.60 + 0.10 = 0.70.
    assert.deepEqual(await linesOf(companyId), [
      [['2026-09-01', 20]],
      [
        ['2026-09-01', 10],
        ['2026-10-01', 70],
      ],
    ])
    assert.deepEqual(await versionsOf(companyId), [
      ['2026-09-01', 1, '0.2'],
      ['2026-09-01', 2, '0.3'],
      ['2026-10-01', 1, '0.7'],
      ['2026-11-01', 1, '0'],
    ])
    assert.deepEqual(await findings(companyId), [])
  })

  test('a change that came before the bill leaves no trace on it', async ({ assert }) => {
    const companyId = await given.company()
    await tariff(companyId)
    const { number } = await caller(companyId)
    const call = { from: number, to: FRANCE, seconds: 60 }
    await importCalls(companyId, [
      { ...call, id: 'c1', at: '2026-09-03T10:00:00Z' },
      { ...call, id: 'c2', at: '2026-09-05T10:00:00Z' },
    ])
    await change(companyId, withdrawn('c1'))
    await bill(companyId, '2026-10-01')
    assert.deepEqual(await linesOf(companyId), [[['2026-09-01', 10]]])
    assert.deepEqual(await findings(companyId), [])
  })

  test('a change while a run is on waits for the next one', async ({ assert }) => {
    const { companyId, number } = await billedSeptember()
    const { StartBillRun } = await import('#app/billing/actions/start_bill_run')
    const { ProcessRun } = await import('#app/billing/actions/process_run')
    const order = { companyId, kind: 'live', startedBy: 'test' } as const
    const runId = await new StartBillRun().execute({
      ...order,
      dueOn: '2026-11-01',
      issuedOn: '2026-11-01',
    })
    await change(companyId, superseded('c3', number, '2026-10-09T10:00:00Z', 60))
    await new ProcessRun().execute(runId)
    assert.deepEqual(await linesOf(companyId), [[['2026-09-01', 20]], [['2026-10-01', 60]]])

    const call = { id: 'c4', from: number, to: HOME, at: '2026-11-09T10:00:00Z', seconds: 1200 }
    await importCalls(companyId, [call], 'november.csv')
    await bill(companyId, '2026-12-01')
    // The call was a minute to France: 0.10 instead of 0.60; November is 1.20.
    const [, , last] = await linesOf(companyId)
    assert.deepEqual(last, [
      ['2026-10-01', -50],
      ['2026-11-01', 120],
    ])
    assert.deepEqual(await findings(companyId), [])
  })

  test('a call without a price that is withdrawn leaves suspense and is charged nothing', async ({
    assert,
  }) => {
    const companyId = await given.company()
    await tariff(companyId)
    const { number, serviceId } = await caller(companyId)
    const call = { from: number, seconds: 60 }
    await importCalls(companyId, [
      { ...call, id: 'c1', to: FRANCE, at: '2026-09-03T10:00:00Z' },
      { ...call, id: 'c2', to: '81312345678', at: '2026-09-05T10:00:00Z' },
    ])
    await bill(companyId, '2026-10-01')
    const waiting = () => db.from('usage_suspense').where('service_id', serviceId).firstOrFail()
    const before = await waiting()
    assert.equal(before.state, 'open')
    await change(companyId, withdrawn('c2'))
    const after = await waiting()
    assert.equal(after.state, 'settled')
    await bill(companyId, '2026-11-01')
    assert.deepEqual(await linesOf(companyId), [[['2026-09-01', 10]]])
    assert.deepEqual(await findings(companyId), [])
  })
})
