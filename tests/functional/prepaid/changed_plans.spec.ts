import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { RateAcceptedUsage } from '#app/prepaid/actions/rate_accepted_usage'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { bill, findings, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import {
  balanceOf,
  call,
  grant,
  prepaidCalls,
  prepaidNumber,
  send,
  type PrepaidFacts,
} from '#tests/support/prepaid'

const NOTHING_INCLUDED = { included: 0, rollover_maximum: 0 }
type Change = Parameters<ChangeSubscription['execute']>[0]['change']

/** A number from October on whose call of the tenth was debited 1.00 of 10.00. */
async function debited(): Promise<PrepaidFacts> {
  clock.freezeAt(Date.parse('2026-10-01T06:00:00Z'))
  const facts = await prepaidNumber(NOTHING_INCLUDED)
  clock.freezeAt(Date.parse('2026-10-20T06:00:00Z'))
  await grant(facts, 'paid', 1000n)
  await send(facts, call(facts.number, 'one', '2026-10-10T08:00:00Z', 600))
  await new RateAcceptedUsage().execute(facts.companyId)
  return facts
}

async function change({ companyId }: PrepaidFacts, effectiveOn: string, what: Change) {
  const own = await db.from('subscriptions').where('company_id', companyId).firstOrFail()
  await new ChangeSubscription().execute({
    ...{ companyId, subscriptionId: Number(own.id), effectiveOn, change: what },
    ...{ reason: 'test', requestId: `${effectiveOn}-${what.kind}`, actor: 'test' },
  })
}

const replaying = ({ companyId }: PrepaidFacts) =>
  given.plan(companyId, { charges: [prepaidCalls(NOTHING_INCLUDED, 'replay')] })

async function parkedFor({ companyId }: PrepaidFacts) {
  const rows = await db.from('parked_accounts').where('company_id', companyId)
  return rows.map(({ reason }) => reason)
}

const netsOf = async ({ companyId, accountId }: PrepaidFacts) => {
  return (await linesOf(companyId, accountId)).map(([, , startsOn, net]) => [startsOn, net])
}

test.group('Prepaid usage of changed plans', (group) => {
  group.each.teardown(() => clock.release())

  test('what was debited is not billed by a plan that replays', async ({ assert }) => {
    const facts = await debited()
    await change(facts, '2026-10-01', { kind: 'plan', planVersionId: await replaying(facts) })
    clock.freezeAt(Date.parse('2026-11-02T06:00:00Z'))
    await bill(facts.companyId, '2026-11-02')
    assert.deepEqual(await parkedFor(facts), ['PREPAID_CHANGED'])
    assert.deepEqual(await netsOf(facts), [])
    assert.equal(await balanceOf(facts), 900)
    assert.deepEqual(await findings(facts.companyId), [])
  })

  test('what was debited and never billed is not lost when its subscription ends before it', async ({
    assert,
  }) => {
    const facts = await debited()
    await change(facts, '2026-10-05', { kind: 'end' })
    clock.freezeAt(Date.parse('2026-11-02T06:00:00Z'))
    await bill(facts.companyId, '2026-11-02')
    assert.deepEqual(await parkedFor(facts), ['PREPAID_CHANGED'])
  })

  test('a plan that replays from a later day on leaves alone what was debited', async ({
    assert,
  }) => {
    const facts = await debited()
    await change(facts, '2026-10-16', { kind: 'plan', planVersionId: await replaying(facts) })
    await send(facts, call(facts.number, 'two', '2026-10-18T08:00:00Z', 300))
    for (const day of ['2026-11-01', '2026-12-01']) {
      clock.freezeAt(Date.parse(`${day}T06:00:00Z`))
      await bill(facts.companyId, day)
    }
    assert.deepEqual(await parkedFor(facts), [])
    assert.deepEqual(await netsOf(facts), [
      ['2026-10-01', 100],
      ['2026-10-16', 50],
    ])
    assert.equal(await balanceOf(facts), 900)
    assert.deepEqual(await findings(facts.companyId), [])
  })

  test('another plan that rates on acceptance takes the amounts along', async ({ assert }) => {
    const facts = await debited()
    const planVersionId = await given.plan(facts.companyId, {
      charges: [prepaidCalls({ ...NOTHING_INCLUDED, unit_price: '0.20' })],
    })
    await change(facts, '2026-10-01', { kind: 'plan', planVersionId })
    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    await bill(facts.companyId, '2026-11-01')
    assert.deepEqual(await parkedFor(facts), [])
    assert.deepEqual(await netsOf(facts), [['2026-10-01', 100]])
    assert.deepEqual(await findings(facts.companyId), [])
  })
})
