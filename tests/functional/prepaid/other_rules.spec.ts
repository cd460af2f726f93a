import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { OrderCorrection } from '#app/billing/actions/order_correction'
import { clock } from '#app/database/clock'
import { keepPrepaid, writeOffGrants } from '#app/prepaid/actions/keep_prepaid'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { VOICE_DEFAULTS } from '#plugins/telecom/rating/voice_terms'
import { bill, findings, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import {
  balanceOf,
  call,
  commit,
  grant,
  prepaidCalls,
  prepaidNumber,
  reserve,
  send,
  VOICE,
  type PrepaidFacts,
} from '#tests/support/prepaid'
import { replayAll } from '#tests/support/story'
import { PRICES, tariff } from '#tests/support/telephony'

const AT = '2026-10-05T09:00:00Z'
const HOME = '4930555001'
const SPAIN = '34911234567'
const NOTHING_INCLUDED = { included: 0, rollover_maximum: 0 }

/** A number whose calls are rated by a price list when they are accepted. */
async function byPriceList(): Promise<PrepaidFacts> {
  const companyId = await given.company()
  await tariff(companyId)
  const planVersionId = await given.plan(companyId, {
    charges: [
      given.charge({
        key: 'calls',
        ruleCode: 'telecom.voice',
        terms: { ...VOICE_DEFAULTS, rounding: null, allowance: null, rate_table: 'basic' },
        metrics: [VOICE],
        taxCategory: 'telecom',
        ledgerCode: '4010',
        recording: 'on_accept',
      }),
    ],
  })
  const accountId = await given.account(companyId)
  const number = '493055520001'
  const serviceId = await given.service(companyId, accountId, { identifier: number })
  await given.subscription(companyId, { accountId, planVersionId, serviceId, from: '2026-10-01' })
  return { companyId, accountId, serviceId, number }
}

test.group('Prepaid by other rules', (group) => {
  group.each.setup(() => {
    clock.freezeAt(Date.parse(AT))
    return () => clock.release()
  })

  test('a price list rates calls as they come, without any state', async ({ assert }) => {
    const facts = await byPriceList()
    await grant(facts, 'paid', 500n)
    // 90 s at 0.06 a minute: 0.09.
    await send(facts, { ...call(facts.number, 'home', AT, 90), dimension: HOME })
    await keepPrepaid()
    assert.equal(await balanceOf(facts), 491)
    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    await bill(facts.companyId, '2026-11-01')
    const lines = await linesOf(facts.companyId, facts.accountId)
    assert.deepEqual(
      lines.map(([, , , net]) => net),
      [9]
    )
    assert.lengthOf(await replayAll(facts.companyId), 1)
    assert.deepEqual(await findings(facts.companyId), [])
  })

  test('usage without a price waits, parks the account, and is debited when it has one', async ({
    assert,
  }) => {
    const facts = await byPriceList()
    const { companyId } = facts
    await grant(facts, 'paid', 500n)
    await send(facts, { ...call(facts.number, 'spain', AT, 60), dimension: SPAIN })
    await keepPrepaid()
    await keepPrepaid()
    const waiting = () => db.from('usage_suspense').where('company_id', companyId)
    assert.deepEqual(
      (await waiting()).map((row) => [row.stage, row.state]),
      [['rating', 'open']]
    )
    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    assert.equal((await bill(companyId, '2026-11-01')).parked, 1)

    await tariff(companyId, { edition: '2', text: `${PRICES}\nSpain,34,60,1,0.20` })
    clock.freezeAt(Date.parse('2026-12-01T06:00:00Z'))
    assert.equal((await bill(companyId, '2026-12-01')).parked, 0)
    assert.equal(await balanceOf(facts), 480)
    assert.deepEqual(
      (await waiting()).map(({ state }) => state),
      ['settled']
    )
    assert.lengthOf(await replayAll(companyId), 2)
    assert.deepEqual(await findings(companyId), [])
  })

  test('a correction is refused, a new plan version holds for calls that come', async ({
    assert,
  }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    const { companyId } = facts
    await grant(facts, 'paid', 500n)
    await reserve(facts, 'before', AT, 600)
    await commit(facts, 'before', AT, 600)
    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    await bill(companyId, '2026-11-01')
    const own = await db.from('subscriptions').where('company_id', companyId).firstOrFail()
    const mended = { ...NOTHING_INCLUDED, unit_price: '0.20' }
    const order = (recording: 'on_accept' | 'replay') =>
      new OrderCorrection().execute({
        companyId,
        code: 'price',
        planVersionId: Number(own.plan_version_id),
        charges: [prepaidCalls(mended, recording)],
        startsOn: '2026-10-01',
        endsOn: '2026-11-01',
        reason: 'The price list says 0.20',
        actor: 'clerk',
      })
    for (const recording of ['on_accept', 'replay'] as const) {
      await assert.rejects(() => order(recording), /no correction prices again/)
    }
    assert.lengthOf(await db.from('corrections').where('company_id', companyId), 0)
    const planVersionId = await given.plan(companyId, { charges: [prepaidCalls(mended)] })
    await new ChangeSubscription().execute({
      ...{ companyId, subscriptionId: Number(own.id), effectiveOn: '2026-11-01' },
      change: { kind: 'plan', planVersionId },
      ...{ reason: 'The price list says 0.20', requestId: 'price', actor: 'clerk' },
    })
    const after = '2026-11-01T06:10:00Z'
    clock.freezeAt(Date.parse(after))
    await reserve(facts, 'after', after, 600)
    assert.equal((await commit(facts, 'after', after, 600)).amountMinor, 200n)
    assert.equal(await balanceOf(facts), 200)
    clock.freezeAt(Date.parse('2026-12-01T06:00:00Z'))
    await bill(companyId, '2026-12-01')
    const lines = await linesOf(companyId, facts.accountId)
    assert.deepEqual(
      lines.map(([, , startsOn, net]) => [startsOn, net]),
      [
        ['2026-10-01', 100],
        ['2026-11-01', 200],
      ]
    )
    await replayAll(companyId)
    assert.deepEqual(await findings(companyId), [])
  })

  test('numbers of an account share units and one balance', async ({ assert }) => {
    const first = await prepaidNumber({ pool: 'account' })
    const { companyId, accountId } = first
    const row = await db.from('subscriptions').where('company_id', companyId).firstOrFail()
    const number = '493055520002'
    const serviceId = await given.service(companyId, accountId, { identifier: number })
    const planVersionId = Number(row.plan_version_id)
    await given.subscription(companyId, { accountId, planVersionId, serviceId, from: '2026-10-01' })
    const second = { ...first, serviceId, number }
    await grant(first, 'paid', 100n)
    // Ten minutes together: six of the first number, then four of the second's eight are included.
    assert.equal((await reserve(first, 'a', AT, 360)).holdMinor, 0n)
    assert.equal((await reserve(second, 'b', AT, 480)).holdMinor, 40n)
    assert.equal((await commit(second, 'b', AT, 480)).amountMinor, 0n)
    assert.equal((await commit(first, 'a', AT, 360)).amountMinor, 40n)
    assert.equal(await balanceOf(first), 60)
    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    await writeOffGrants()
    await bill(companyId, '2026-11-01')
    const lines = await linesOf(companyId, accountId)
    assert.deepEqual(
      lines.map(([, label, , net]) => [label, net]),
      [
        [first.number, 40],
        [second.number, 0],
      ]
    )
    await replayAll(companyId)
    assert.deepEqual(await findings(companyId), [])
  })
})
