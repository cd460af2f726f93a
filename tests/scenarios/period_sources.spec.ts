import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { NewPeriodSource } from '#app/catalog/period_source'
import { clock } from '#app/database/clock'
import { ApproveCorrection } from '#app/billing/actions/approve_correction'
import { OrderCorrection } from '#app/billing/actions/order_correction'
import { ProcessRun } from '#app/billing/actions/process_run'
import { RetryParked } from '#app/billing/actions/retry_parked'
import { RunCorrection } from '#app/billing/actions/run_correction'
import { CreatePool } from '#app/measurement/actions/create_pool'
import { replayObligation } from '#app/billing/replay/replay_obligation'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { READING } from '#tests/fixtures/plugins/metering'
import { bill, findings, linesOf, summariesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { measure, sendReadings } from '#tests/support/houses'
import {
  generationsOf,
  meterReading,
  planRoute,
  power,
  recordMembers,
  registerOf,
  routePool,
  withMetering,
} from '#tests/support/metering'

const ROUTE = { code: 'standard.schedule', terms: { schedule: 'route' } }

/** A fee of 59.00 a period, from a day on, for periods of a source. */
async function subscriber(
  periodSource: NewPeriodSource,
  { from = '2026-01-05', timing = 'arrears' as 'arrears' | 'advance' } = {}
) {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const identifier = `register-${companyId}`
  const serviceId = await registerOf(companyId, accountId, identifier)
  const fee = given.charge({
    key: 'fee',
    name: 'Fee',
    ruleCode: 'standard.flat',
    terms: { amount: '59.00', per_quantity: false },
    timing,
  })
  const planVersionId = await given.plan(companyId, { charges: [fee], periodSource })
  const whose = { accountId, serviceId, planVersionId }
  const subscriptionId = await given.subscription(companyId, { ...whose, from })
  return { companyId, identifier, subscriptionId, serviceId }
}

/** Day of issue and each line with its days and net. */
async function billed(companyId: number): Promise<string[]> {
  const told = await summariesOf(companyId)
  return told.flatMap(({ issuedOn, lines }) =>
    lines.map(([, from, to, net]) => {
      return `${issuedOn.slice(5)}: ${from.slice(5)}..${to.slice(5)} ${net}`
    })
  )
}

const waiting = (companyId: number) =>
  db.from('parked_accounts').where('company_id', companyId).select('kind', 'reason')

/** Every amount that stands is replayed from what is stored of its period. */
async function replayAll(companyId: number) {
  const versions = await db
    .from('obligation_versions as version')
    .join('obligations', 'obligations.id', 'version.obligation_id')
    .where('obligations.company_id', companyId)
    .select('obligations.id', 'version.seq')
  for (const { id, seq } of versions) {
    await replayObligation(db.connection(), companyId, Number(id), Number(seq))
  }
  return versions.length
}

test.group('Periods of a source', (group) => {
  group.setup(() => withMetering())
  group.each.teardown(() => clock.release())

  test('a route is billed from planned day to planned day, a part of one by its days', async ({
    assert,
  }) => {
    const { companyId } = await subscriber(ROUTE, { from: '2026-02-18' })
    await planRoute(companyId, 'route', ['2026-01-05', '2026-03-05', '2026-04-03'])
    await bill(companyId, '2026-03-04')
    assert.deepEqual(await billed(companyId), [])
    await bill(companyId, '2026-03-05')
    await bill(companyId, '2026-04-03')
    // 15 of the 59 days from 5 January to 5 March.
    assert.deepEqual(await billed(companyId), [
      '03-05: 02-18..03-05 1500',
      '04-03: 03-05..04-03 5900',
    ])
    assert.equal(await replayAll(companyId), 2)
    assert.deepEqual(await findings(companyId), [])
  })

  test('in advance a period is due on its first day, as far as the route is planned', async ({
    assert,
  }) => {
    const { companyId } = await subscriber(ROUTE, { timing: 'advance' })
    await planRoute(companyId, 'route', ['2026-01-05', '2026-03-05'])
    await bill(companyId, '2026-01-05')
    assert.deepEqual(await billed(companyId), ['01-05: 01-05..03-05 5900'])
    // The run after the last planned day waits, and bills once the route is planned on.
    await bill(companyId, '2026-03-06')
    assert.deepEqual(await waiting(companyId), [
      { kind: 'waiting', reason: 'standard.NOT_PLANNED' },
    ])
    await planRoute(companyId, 'route', ['2026-04-03'])
    await bill(companyId, '2026-03-07')
    assert.deepEqual(await billed(companyId), [
      '01-05: 01-05..03-05 5900',
      '03-07: 03-05..04-03 5900',
    ])
    assert.deepEqual(await findings(companyId), [])
  })

  test('what was billed keeps its days when the route is planned anew', async ({ assert }) => {
    const { companyId } = await subscriber(ROUTE)
    await planRoute(companyId, 'route', ['2026-01-05', '2026-03-05'])
    await bill(companyId, '2026-03-05')
    await planRoute(companyId, 'route', ['2026-02-24', '2026-05-03'])
    await bill(companyId, '2026-05-03')
    // The days behind what was billed: 5 March to 3 May, all of that period.
    assert.deepEqual(await billed(companyId), [
      '03-05: 01-05..03-05 5900',
      '05-03: 03-05..05-03 5900',
    ])
    assert.equal(await replayAll(companyId), 2)
  })

  test('a change within what was billed is planned again by the source', async ({ assert }) => {
    const { companyId, subscriptionId } = await subscriber(ROUTE)
    await planRoute(companyId, 'route', ['2026-01-05', '2026-03-05', '2026-04-03'])
    await bill(companyId, '2026-03-05')
    await new ChangeSubscription().execute({
      ...{ companyId, subscriptionId, effectiveOn: '2026-02-18', requestId: 'moved out' },
      ...{ change: { kind: 'end' }, reason: 'Moved out', actor: 'test' },
    })
    await bill(companyId, '2026-03-06')
    await bill(companyId, '2026-04-03')
    assert.deepEqual(await billed(companyId), [
      '03-05: 01-05..03-05 5900',
      '03-06: 01-05..03-05 -5900',
      '03-06: 01-05..02-18 4400',
    ])
    await replayAll(companyId)
    assert.deepEqual(await findings(companyId), [])
  })

  test('readings end periods, and each event may be one', async ({ assert }) => {
    const kinds = ['actual']
    const readings = { code: 'standard.readings', terms: { metric: READING, kinds } }
    const reader = await subscriber(readings)
    const visits = await subscriber({ code: 'standard.event', terms: { metric: READING } })
    for (const { companyId, identifier } of [reader, visits]) {
      await sendReadings(companyId, [
        meterReading(identifier, 'A', '2026-01-05', 1),
        meterReading(identifier, 'A', '2026-02-01', 2, 'estimated'),
        meterReading(identifier, 'A', '2026-03-11', 3),
      ])
      await bill(companyId, '2026-04-01')
    }
    assert.deepEqual(await billed(reader.companyId), ['04-01: 01-05..03-11 5900'])
    assert.deepEqual(await billed(visits.companyId), [
      '04-01: 01-05..01-06 5900',
      '04-01: 02-01..02-02 5900',
      '04-01: 03-11..03-12 5900',
    ])
  })

  test('declared periods are billed as they were written', async ({ assert }) => {
    const periods = [
      { starts_on: '2025-10-01', ends_on: '2026-05-01' },
      { starts_on: '2026-10-01', ends_on: '2027-05-01' },
    ]
    const source = { code: 'standard.declared', terms: { periods } }
    const { companyId } = await subscriber(source, { from: '2025-10-01', timing: 'advance' })
    for (const day of ['2026-01-01', '2026-07-01', '2026-10-01']) await bill(companyId, day)
    assert.deepEqual(await billed(companyId), [
      '01-01: 10-01..05-01 5900',
      '10-01: 10-01..05-01 5900',
    ])
  })

  test('a source that nobody registered, or with bad terms, is refused', async ({ assert }) => {
    await assert.rejects(
      () => subscriber({ code: 'standard.moon', terms: {} }),
      /period source "standard.moon/
    )
    await assert.rejects(() => subscriber({ code: 'standard.schedule', terms: {} }), /Validation/)
  })

  test('a pool keeps the days that it has frozen, and begins behind them', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const identifier = `register-${companyId}`
    const serviceId = await registerOf(companyId, accountId, identifier)
    await planRoute(companyId, 'route', ['2026-01-05', '2026-03-05'])
    const poolId = await routePool(companyId, 'route', '2026-01-05')
    const place = { unitKey: 'point', serviceId, startsOn: '2026-01-05' }
    const terms = { meter: 'A', multiplier: '1' }
    await recordMembers(companyId, poolId, [
      { ...place, role: 'unit' },
      { ...place, role: 'meter', rule: { code: 'metering.register', terms } },
    ])
    const days = ['2026-01-05', '2026-03-05', '2026-03-10', '2026-04-10']
    const readings = days.map((day, index) => meterReading(identifier, 'A', day, index * 10))
    await sendReadings(companyId, readings)
    assert.deepEqual(await measure(companyId, '2026-04-10'), [
      '2026-01-05 frozen 1',
      '2026-03-05 waiting standard.NOT_PLANNED',
    ])
    // The route is moved by some days; what was frozen up to 5 March stays.
    await planRoute(companyId, 'route', ['2026-03-10', '2026-04-10'])
    assert.deepEqual(await measure(companyId, '2026-04-10'), [
      '2026-03-05 frozen 1',
      '2026-03-10 frozen 1',
    ])
    assert.deepEqual(await generationsOf(companyId, serviceId), [
      '01-05 energy 1: 10 measured',
      '03-05 energy 1: 10 measured',
      '03-10 energy 1: 10 measured',
    ])
    assert.deepEqual(await measure(companyId, '2026-04-10'), [])
    assert.deepEqual(await findings(companyId), [])
  })

  test('a late event of a period of its own is billed', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const identifier = `register-${companyId}`
    const serviceId = await registerOf(companyId, accountId, identifier)
    const fee = given.charge({
      ...{ key: 'fee', name: 'Visit', ruleCode: 'standard.flat' },
      terms: { amount: '59.00', per_quantity: false },
    })
    const periodSource = { code: 'standard.event', terms: { metric: READING } }
    const planVersionId = await given.plan(companyId, { charges: [fee], periodSource })
    await given.subscription(companyId, { accountId, serviceId, planVersionId, from: '2026-01-05' })
    await sendReadings(companyId, [
      meterReading(identifier, 'A', '2026-01-05', 1),
      meterReading(identifier, 'A', '2026-03-11', 3),
    ])
    await bill(companyId, '2026-04-01')
    await sendReadings(companyId, [meterReading(identifier, 'A', '2026-02-01', 2)])
    await bill(companyId, '2026-05-01')
    const lines = await linesOf(companyId, accountId)
    const suspense = await db.from('usage_suspense').where('company_id', companyId)
    assert.deepEqual(
      [lines.map(([, , day, net]) => [day, net]), suspense.length],
      [
        [
          ['2026-01-05', 5900],
          ['2026-03-11', 5900],
          ['2026-02-01', 5900],
        ],
        0,
      ]
    )
  })

  test('what is measured late is billed, also behind what was billed', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const identifier = `register-${companyId}`
    const serviceId = await registerOf(companyId, accountId, identifier)
    const poolId = await new CreatePool().execute({
      ...{ companyId, code: 'peaks', name: 'Peaks', allocation: null, actor: 'test' },
      ...{ timeZone: 'Europe/Berlin', periodUnit: 'month', periodCount: 1, startsOn: '2026-01-01' },
    })
    const place = { unitKey: 'point', serviceId, startsOn: '2026-01-01' }
    const terms = { meter: 'A', multiplier: '1' }
    await recordMembers(companyId, poolId, [
      { ...place, role: 'unit' },
      { ...place, role: 'meter', rule: { code: 'metering.peak', terms } },
    ])
    const fee = given.charge({
      ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat' },
      terms: { amount: '59.00', per_quantity: false },
    })
    const periodSource = { code: 'standard.measured', terms: { code: 'metering.peak' } }
    const planVersionId = await given.plan(companyId, { charges: [fee], periodSource })
    await given.subscription(companyId, { accountId, serviceId, planVersionId, from: '2026-01-01' })
    await sendReadings(companyId, [power(identifier, '2026-02-10', 5000)])
    await measure(companyId, '2026-03-01')
    await bill(companyId, '2026-03-01')
    await sendReadings(companyId, [power(identifier, '2026-01-10', 5000)])
    await measure(companyId, '2026-03-02')
    await bill(companyId, '2026-03-02')
    const lines = await linesOf(companyId, accountId)
    assert.deepEqual(
      [lines.map(([, , day, net]) => [day, net]), await findings(companyId)],
      [
        [
          ['2026-02-01', 5900],
          ['2026-01-01', 5900],
        ],
        [],
      ]
    )
  })

  test('a correction reaches an account whose route is not planned on', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const fee = (amount: string) =>
      given.charge({
        ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat' },
        terms: { amount, per_quantity: false },
      })
    const periodSource = { code: 'standard.schedule', terms: { schedule: 'route' } }
    const planVersionId = await given.plan(companyId, { charges: [fee('59.00')], periodSource })
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-05' })
    await planRoute(companyId, 'route', ['2026-01-05', '2026-03-05'])
    await bill(companyId, '2026-03-05')
    const correctionId = await new OrderCorrection().execute({
      ...{ companyId, code: 'mend', planVersionId, charges: [fee('50.00')], reason: 'Typo' },
      ...{ startsOn: '2026-01-01', endsOn: '2026-04-01', actor: 'one' },
    })
    const run = { companyId, correctionId, issuedOn: '2026-03-10' }
    await new RunCorrection().execute({ ...run, kind: 'preview', actor: 'one' })
    await new ApproveCorrection().execute({ companyId, correctionId, actor: 'two' })
    clock.freezeAt(Date.now() + 5_000)
    const { runId } = await new RunCorrection().execute({ ...run, kind: 'live', actor: 'two' })
    clock.freezeAt(Date.now() + 3_600_000)
    await planRoute(companyId, 'route', ['2026-05-04'])
    await new RetryParked().execute({ companyId, runId, actor: 'two' }).catch(() => 0)
    await new ProcessRun().execute(runId)
    await bill(companyId, '2026-03-11')
    const lines = await linesOf(companyId, accountId)
    const parked = await db.from('parked_accounts').where('run_id', runId).select('kind', 'reason')
    assert.deepEqual([lines.map(([, , , net]) => net), parked], [[5900, -900], []])
  })
})
