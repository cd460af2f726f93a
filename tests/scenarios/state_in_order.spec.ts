import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { bill, findings, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { importCalls } from '#tests/support/telephony'

type Change = Parameters<ChangeSubscription['execute']>[0]['change']

/** Included minutes of which up to 100 go into the next month; 0.10 for each beyond. */
const allowance = (included: number, pool = 'subscription') =>
  given.charge({
    key: 'calls',
    name: 'Calls',
    ruleCode: 'standard.allowance',
    terms: {
      ...{ unit_quantity: 60, included, pool, member_cap: null },
      ...{ rollover_maximum: 100, unit_price: '0.10' },
    },
    metrics: ['telecom.voice_seconds'],
  })

/** A number on plan A with 100 minutes since September, and a plan B with others. */
async function number(identifier: string, includedB = 50) {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const planA = await given.plan(companyId, { charges: [allowance(100)] })
  const planB = await given.plan(companyId, { charges: [allowance(includedB)] })
  const serviceId = await given.service(companyId, accountId, { identifier })
  const whose = { accountId, serviceId, planVersionId: planA }
  const subscriptionId = await given.subscription(companyId, { ...whose, from: '2026-09-01' })
  const change = (effectiveOn: string, what: Change) =>
    new ChangeSubscription().execute({
      ...{ companyId, subscriptionId, effectiveOn, change: what },
      ...{ reason: 'test', requestId: `${effectiveOn}-${JSON.stringify(what)}`, actor: 'test' },
    })
  const call = (id: string, at: string, minutes: number) => {
    return { id, from: identifier, to: '4940123456', at, seconds: minutes * 60 }
  }
  const net = async () => {
    const lines = await linesOf(companyId, accountId)
    return lines.reduce((sum, [, , , minor]) => sum + minor, 0)
  }
  return { companyId, accountId, planA, planB, change, call, net }
}

const plan = (planVersionId: number) => ({ kind: 'plan', planVersionId }) as const

test.group('State in the order of time', () => {
  test('goes from plan A to B and back, also when all is billed at once', async ({ assert }) => {
    const { companyId, accountId, planA, planB, change, call } = await number('493077700001')
    await change('2026-10-01', plan(planB))
    await change('2026-11-01', plan(planA))
    await importCalls(companyId, [
      call('o', '2026-10-10T08:00:00Z', 150),
      call('n', '2026-11-10T08:00:00Z', 150),
    ])
    await bill(companyId, '2026-12-01')
    // October: 100 carried and 50, all used. November: 100, so 50 are charged.
    assert.deepEqual(
      (await linesOf(companyId, accountId)).map(([, , day, minor]) => [day, minor]),
      [
        ['2026-10-01', 0],
        ['2026-11-01', 500],
      ]
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('a late call runs through another plan to the month behind it', async ({ assert }) => {
    const { companyId, planA, planB, change, call, net } = await number('493077700002')
    await change('2026-10-01', plan(planB))
    await change('2026-11-01', plan(planA))
    const calls = [call('o', '2026-10-10T08:00:00Z', 100), call('n', '2026-11-10T08:00:00Z', 150)]
    await importCalls(companyId, calls, 'first.csv')
    for (const day of ['2026-10-01', '2026-11-01', '2026-12-01']) await bill(companyId, day)
    // Nothing was charged in October, 50 of November.
    assert.equal(await net(), 0)
    await importCalls(companyId, [call('l', '2026-09-03T08:00:00Z', 100)], 'late.csv')
    await bill(companyId, '2026-12-02')
    // September's 100 are used up: 50 more are charged in October, which hands on nothing.
    assert.equal(await net(), 1000)
    await bill(companyId, '2026-12-03')
    assert.equal(await net(), 1000)
    assert.deepEqual(await findings(companyId), [])
  })

  test('what was carried is used once when the plan changes within a month', async ({ assert }) => {
    const { companyId, planB, change, call, net } = await number('493077700003', 0)
    await bill(companyId, '2026-10-01')
    await change('2026-10-16', plan(planB))
    await importCalls(companyId, [
      call('a', '2026-10-10T08:00:00Z', 200),
      call('b', '2026-10-20T08:00:00Z', 100),
    ])
    await bill(companyId, '2026-11-01')
    // A: 100 carried and 100 of its own, all used. B has none.
    assert.equal(await net(), 1000)
    assert.deepEqual(await findings(companyId), [])
  })

  test('a change within a month that is taken back leaves no state of its own', async ({
    assert,
  }) => {
    const { companyId, planA, planB, change, call, net } = await number('493077700004', 0)
    await bill(companyId, '2026-10-01')
    await change('2026-10-16', plan(planB))
    await bill(companyId, '2026-11-01')
    // It was A all the time: October hands on 100 of its own, and November has 200.
    await change('2026-10-16', plan(planA))
    await importCalls(companyId, [call('n', '2026-11-20T08:00:00Z', 250)])
    await bill(companyId, '2026-12-01')
    assert.equal(await net(), 500)
    assert.deepEqual(await findings(companyId), [])
  })

  test('what a voided period closed with is not carried on', async ({ assert }) => {
    const { companyId, planA, change, call, net } = await number('493077700005')
    const fee = given.charge({
      ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat' },
      terms: { amount: '1.00', per_quantity: false },
    })
    const plain = await given.plan(companyId, { charges: [fee] })
    await bill(companyId, '2026-10-01')
    await bill(companyId, '2026-11-01')
    await change('2026-09-01', plan(plain))
    await bill(companyId, '2026-11-02')
    await change('2026-11-01', plan(planA))
    await importCalls(companyId, [call('n', '2026-11-10T08:00:00Z', 200)])
    await bill(companyId, '2026-12-01')
    // Two fees of 1.00, and 100 minutes beyond the 100 of November.
    assert.equal(await net(), 1200)
    assert.deepEqual(await findings(companyId), [])
  })

  test('two plans that carry one state on side by side are held for review', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    for (const [identifier, included] of [
      ['493077700006', 100],
      ['493077700007', 60],
    ] as const) {
      const planVersionId = await given.plan(companyId, {
        charges: [allowance(included, 'account')],
      })
      const serviceId = await given.service(companyId, accountId, { identifier })
      const whose = { accountId, serviceId, planVersionId }
      await given.subscription(companyId, { ...whose, from: '2026-09-01' })
    }
    await bill(companyId, '2026-10-01')
    const parked = await db.from('parked_accounts').where('company_id', companyId).select('reason')
    assert.deepEqual(parked, [{ reason: 'STATE_DIVIDED' }])
  })

  test('two plans that part by a late call are held, whichever of them it moves', async ({
    assert,
  }) => {
    for (const [first, second, caller] of [
      ['493077700008', '493077700009', 0],
      ['493077700010', '493077700011', 1],
    ] as const) {
      const companyId = await given.company()
      const accountId = await given.account(companyId)
      for (const identifier of [first, second]) {
        const planVersionId = await given.plan(companyId, { charges: [allowance(100, 'account')] })
        const serviceId = await given.service(companyId, accountId, { identifier })
        const whose = { accountId, serviceId, planVersionId }
        await given.subscription(companyId, { ...whose, from: '2026-09-01' })
      }
      await bill(companyId, '2026-10-01')
      const from = [first, second][caller]
      const late = { id: 'l', from, to: '4940123456', at: '2026-09-03T08:00:00Z', seconds: 3000 }
      await importCalls(companyId, [late])
      await bill(companyId, '2026-10-02')
      const parked = await db
        .from('parked_accounts')
        .where('company_id', companyId)
        .select('reason')
      assert.deepEqual(parked, [{ reason: 'STATE_DIVIDED' }], from)
    }
  })
})
