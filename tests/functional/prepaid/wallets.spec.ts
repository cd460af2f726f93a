import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { ExpireGrants } from '#app/prepaid/actions/expire_grants'
import { RateAcceptedUsage } from '#app/prepaid/actions/rate_accepted_usage'
import { ReverseMovement } from '#app/receivables/actions/reverse_movement'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { bill, findings, journalOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import {
  balanceOf,
  call,
  grant,
  grantsLeft,
  prepaidNumber,
  refusal,
  reserve,
  send,
  VOICE,
  type PrepaidFacts,
} from '#tests/support/prepaid'

const AT = '2026-10-05T09:00:00Z'
const FLAT = { amount: '5', per_quantity: false }
const NOTHING_INCLUDED = { included: 0, rollover_maximum: 0 }

/** Uses minutes at 0.10, without a reservation. */
async function use(facts: PrepaidFacts, id: string, minutes: number, at = AT) {
  await send(facts, call(facts.number, id, at, minutes * 60))
  await new RateAcceptedUsage().execute(facts.companyId)
}

test.group('Wallets', (group) => {
  group.each.setup(() => {
    clock.freezeAt(Date.parse(AT))
    return () => clock.release()
  })

  test('uses what expires first, then by priority, then what was granted first', async ({
    assert,
  }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    await grant(facts, 'a', 100n)
    await grant(facts, 'b', 100n)
    await grant(facts, 'c', 100n, { priority: 1 })
    await grant(facts, 'd', 100n, { expiresOn: '2026-12-01' })
    await grant(facts, 'e', 100n, { expiresOn: '2026-11-01', priority: 999 })
    const order = []
    for (let used = 1; used <= 5; used++) {
      await use(facts, `call-${used}`, 10)
      order.push(await grantsLeft(facts))
    }
    assert.deepEqual(order, [
      [100, 100, 100, 100, 0],
      [100, 100, 100, 0, 0],
      [100, 100, 0, 0, 0],
      [0, 100, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ])
  })

  test('a grant is made once for its key and refused with other content', async ({ assert }) => {
    const facts = await prepaidNumber()
    const first = await grant(facts, 'once', 1000n)
    assert.deepEqual(await grant(facts, 'once', 1000n), first)
    await assert.rejects(() => grant(facts, 'once', 1001n), /was used for another/)
    await assert.rejects(() => grant(facts, 'nothing', 0n), /above zero/)
    assert.equal(await balanceOf(facts), 1000)
    const reversal = { companyId: facts.companyId, key: 'back', actor: 'test' }
    await assert.rejects(
      () => new ReverseMovement().execute({ ...reversal, movementId: first.movementId }),
      /is a prepayment/
    )
  })

  test('what expires cannot be used, and becomes income once', async ({ assert }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    const { companyId } = facts
    await grant(facts, 'paid', 300n, { expiresOn: '2026-10-10' })
    await grant(facts, 'gift', 200n, { kind: 'promotional', expiresOn: '2026-10-10' })
    await use(facts, 'before', 10)
    clock.freezeAt(Date.parse('2026-10-10T00:00:00+02:00'))
    assert.deepEqual(await refusal(reserve(facts, 'late', AT, 600)), [0, 2])
    await new ExpireGrants().execute(companyId, 'test')
    assert.equal(await new ExpireGrants().execute(companyId, 'test'), 0)
    assert.deepEqual(await grantsLeft(facts), [0, 0])
    // The first grant paid 1.00, which is not billed yet; 2.00 are income.
    assert.deepEqual(await journalOf(companyId), { '1000': 300, '2110': -100, '4090': -200 })
    assert.deepEqual(await findings(companyId), [])
  })

  test('an import is rated in parts, each once, also when two rate it', async ({ assert }) => {
    const facts = await prepaidNumber({ ...NOTHING_INCLUDED, unit_price: '0.01' })
    await grant(facts, 'paid', 10_000n)
    const calls = Array.from({ length: 450 }, (_, index) => {
      return call(facts.number, `c${index}`, AT, 60)
    })
    await send(facts, ...calls)
    const rate = () => new RateAcceptedUsage().execute(facts.companyId)
    await Promise.all([rate(), rate()])
    await rate()
    assert.equal(await balanceOf(facts), 10_000 - 450)
    assert.deepEqual(await findings(facts.companyId), [])
  })

  test('usage of a day that is withdrawn before the bill is never billed', async ({ assert }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    await grant(facts, 'paid', 500n)
    await use(facts, 'gone', 10)
    await use(facts, 'stays', 20)
    await send(facts, { id: 'gone', action: 'withdraw', reason: 'never took place' })
    await new RateAcceptedUsage().execute(facts.companyId)
    assert.equal(await balanceOf(facts), 300)
    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    await bill(facts.companyId, '2026-11-01')
    // 2.00 are paid; the tax of 0.38 is open.
    assert.deepEqual(await journalOf(facts.companyId), {
      '1000': 500,
      '1200': 38,
      '2110': -300,
      '2200': -38,
      '4000': -200,
    })
    assert.deepEqual(await findings(facts.companyId), [])
  })

  test('days that a plan was debited for and leaves park the account', async ({ assert }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    const { companyId } = facts
    await use(facts, 'early', 10, '2026-10-03T09:00:00Z')
    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    await bill(companyId, '2026-11-01')
    const charges = [given.charge({ ruleCode: 'standard.flat', terms: FLAT })]
    const planVersionId = await given.plan(companyId, { charges })
    const row = await db.from('subscriptions').where('company_id', companyId).firstOrFail()
    const change = (effectiveOn: string) =>
      new ChangeSubscription().execute({
        companyId,
        subscriptionId: Number(row.id),
        effectiveOn,
        change: { kind: 'plan', planVersionId },
        reason: 'wanted another plan',
        requestId: effectiveOn,
        actor: 'test',
      })

    // The call of the third stays with the old plan.
    await change('2026-10-15')
    clock.freezeAt(Date.parse('2026-12-01T06:00:00Z'))
    assert.equal((await bill(companyId, '2026-12-01')).parked, 0)
    assert.deepEqual(await findings(companyId), [])

    await change('2026-10-02')
    clock.freezeAt(Date.parse('2027-01-01T06:00:00Z'))
    assert.equal((await bill(companyId, '2027-01-01')).parked, 1)
    const parked = await db.from('parked_accounts').where('account_id', facts.accountId)
    assert.deepEqual(
      parked.map(({ reason }) => reason),
      ['PREPAID_CHANGED']
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('a charge that cannot be rated event by event is refused', async ({ assert }) => {
    const companyId = await given.company()
    const plan = (charge: Partial<Parameters<typeof given.charge>[0]>) => {
      const terms = { unit_price: '1', unit_quantity: 1 }
      const base = { ruleCode: 'standard.per_unit', terms, metrics: [VOICE] }
      return given.plan(companyId, { charges: [given.charge({ ...base, ...charge })] })
    }
    const running = {
      ruleCode: 'standard.running_allowance',
      terms: {
        unit_quantity: 60,
        included: 1,
        pool: 'group',
        rollover_maximum: 0,
        unit_price: '1',
      },
      recording: 'on_accept',
    } as const
    const terms = { unit_price: '1', unit_quantity: 1, unit_rounding: 'none', unit_step: '1' }
    const perUnit = { terms: { ...terms, negative_total: 'credit' } }
    await assert.rejects(
      () => plan({ ...perUnit, recording: 'on_accept' }),
      /needs all usage of a period/
    )
    await assert.rejects(() => plan({ ...perUnit, recording: 'per_event' }), /per_event/)
    await assert.rejects(() => plan(running), /one balance/)
    await assert.rejects(
      () => plan({ ...running, terms: { ...running.terms, pool: 'service' }, metrics: [] }),
      /takes no usage/
    )
  })
})
