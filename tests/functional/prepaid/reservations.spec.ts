import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { RecordOpeningPosition } from '#app/billing/actions/record_opening_position'
import { clock } from '#app/database/clock'
import { ExpireReservations } from '#app/prepaid/actions/expire_reservations'
import { RateAcceptedUsage } from '#app/prepaid/actions/rate_accepted_usage'
import { ReleaseReservation } from '#app/prepaid/actions/release_reservation'
import { findBalance } from '#app/prepaid/queries/find_balance'
import { bill, findings, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import {
  balanceOf,
  call,
  commit,
  grant,
  prepaidNumber,
  refusal,
  reserve,
  send,
  VOICE,
} from '#tests/support/prepaid'

const AT = '2026-10-05T09:00:00Z'
const NOTHING_INCLUDED = { included: 0, rollover_maximum: 0 }

test.group('Reservations', (group) => {
  group.each.setup(() => {
    clock.freezeAt(Date.parse(AT))
    return () => clock.release()
  })

  test('the same key is the same reservation, with other content it is refused', async ({
    assert,
  }) => {
    const facts = await prepaidNumber()
    const first = await reserve(facts, 'one', AT, 300)
    assert.deepEqual(await reserve(facts, 'one', AT, 300), first)
    await assert.rejects(() => reserve(facts, 'one', AT, 301), /used for another reservation/)
    assert.lengthOf(await db.from('reservations').where('company_id', facts.companyId), 1)
  })

  test('the same commit answers the same, another event is refused', async ({ assert }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    await grant(facts, 'paid', 500n)
    await reserve(facts, 'one', AT, 600)
    const first = await commit(facts, 'one', AT, 600)
    assert.equal(first.amountMinor, 100n)
    assert.deepEqual(await commit(facts, 'one', AT, 600), first)
    await assert.rejects(() => commit(facts, 'one', AT, 601), /used for another event/)
    assert.equal(await balanceOf(facts), 400)
    await assert.rejects(
      () => new ReleaseReservation().execute({ companyId: facts.companyId, key: 'one' }),
      /committed already/
    )
    assert.deepEqual(await findings(facts.companyId), [])
  })

  test('holds are what they would be now, and the balance says so', async ({ assert }) => {
    const facts = await prepaidNumber()
    const balance = async () => {
      const found = await findBalance(db.connection(), facts.companyId, facts.accountId)
      return found && [found.usableMinor, found.heldMinor, found.availableMinor].map(Number)
    }
    assert.isNull(await balance())
    await grant(facts, 'paid', 1500n)
    // 600 s are included; 900 s behind them cost 1.50, 7,200 s cost 12.00.
    await reserve(facts, 'a', AT, 600)
    await reserve(facts, 'b', AT, 900)
    await reserve(facts, 'c', AT, 7200)
    assert.deepEqual(await balance(), [1500, 1350, 150])
    // 500 s of what is included are used: the first would cost 0.83 now.
    await commit(facts, 'b', AT, 500)
    assert.deepEqual(await balance(), [1500, 1283, 217])
    await commit(facts, 'a', AT, 660)
    assert.deepEqual(await balance(), [1407, 1200, 207])
  })

  test('days that another system has billed are not debited', async ({ assert }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    const { companyId } = facts
    const { id } = await db.from('subscriptions').where('company_id', companyId).firstOrFail()
    await new RecordOpeningPosition().execute({
      companyId,
      subscriptionId: Number(id),
      chargeKey: 'calls',
      billedThroughOn: '2026-10-05',
      source: 'Invoice 4711',
      actor: 'test',
    })
    await send(facts, call(facts.number, 'old', '2026-10-04T09:00:00Z', 600))
    await send(facts, call(facts.number, 'new', AT, 600))
    await new RateAcceptedUsage().execute(companyId)
    assert.equal(await balanceOf(facts), -100)
    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    const { parked } = await bill(companyId, '2026-11-01')
    assert.equal(parked, 0)
    const lines = await linesOf(companyId, facts.accountId)
    assert.deepEqual(
      lines.map(([, , startsOn, minor]) => [startsOn, minor]),
      [['2026-10-05', 100]]
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('what is released or over holds nothing and is not committed', async ({ assert }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    const { companyId } = facts
    await grant(facts, 'paid', 100n)
    await reserve(facts, 'released', AT, 600)
    assert.deepEqual(await refusal(reserve(facts, 'second', AT, 600)), [0, 2])
    await new ReleaseReservation().execute({ companyId, key: 'released' })
    await new ReleaseReservation().execute({ companyId, key: 'released' })
    await assert.rejects(() => commit(facts, 'released', AT, 600), /released already/)

    assert.isNull(await refusal(reserve(facts, 'over', AT, 600)))
    clock.freezeAt(Date.parse('2026-10-05T10:00:00Z'))
    const next = '2026-10-05T10:00:00Z'
    assert.isNull(await refusal(reserve(facts, 'next', next, 600)))
    assert.equal(await new ExpireReservations().execute(companyId), 1)
    assert.equal(await new ExpireReservations().execute(companyId), 0)
    await assert.rejects(() => commit(facts, 'over', AT, 600), /expired already/)
    await assert.rejects(() => commit(facts, 'unknown', AT, 600), /no reservation "unknown"/)
  })

  test('an event that came by itself before its commit is debited once', async ({ assert }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    await grant(facts, 'paid', 500n)
    await reserve(facts, 'one', AT, 600)
    assert.deepEqual(await send(facts, call(facts.number, 'call-one', AT, 600)), ['accepted'])
    await new RateAcceptedUsage().execute(facts.companyId)
    assert.equal(await balanceOf(facts), 400)
    assert.equal((await commit(facts, 'one', AT, 600)).amountMinor, 100n)
    await new RateAcceptedUsage().execute(facts.companyId)
    assert.equal(await balanceOf(facts), 400)
    assert.deepEqual(await findings(facts.companyId), [])
  })

  test('the event of another service, or one that is refused, commits nothing', async ({
    assert,
  }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    const other = '493055520009'
    await given.service(facts.companyId, facts.accountId, { identifier: other })
    await grant(facts, 'paid', 500n)
    await reserve(facts, 'one', AT, 600)
    await assert.rejects(
      () => commit({ ...facts, number: other }, 'one', AT, 600),
      /another service/
    )
    await assert.rejects(
      () => commit({ ...facts, number: '493055520010' }, 'one', AT, 600),
      /SERVICE_NOT_FOUND/
    )
    for (const table of ['rated_events', 'reservation_ends', 'usage_batches', 'usage_suspense']) {
      assert.isEmpty(await db.from(table).where('company_id', facts.companyId), table)
    }
    await commit(facts, 'one', AT, 600)
    assert.equal(await balanceOf(facts), 400)
  })

  test('an event that was withdrawn before is not committed', async ({ assert }) => {
    const facts = await prepaidNumber(NOTHING_INCLUDED)
    await reserve({ ...facts }, 'free', AT, 2)
    await send(facts, call(facts.number, 'call-free', AT, 2))
    await send(facts, { id: 'call-free', action: 'withdraw', reason: 'never took place' })
    await assert.rejects(() => commit(facts, 'free', AT, 2), /it was withdrawn/)
    await new RateAcceptedUsage().execute(facts.companyId)
    assert.isEmpty(await db.from('rated_events').where('company_id', facts.companyId))
    assert.deepEqual(await findings(facts.companyId), [])
  })

  test('an account has a bounded number of open reservations', async ({ assert }) => {
    const facts = await prepaidNumber({ ...NOTHING_INCLUDED, unit_price: '0' })
    for (let index = 0; index < 100; index++) await reserve(facts, `r${index}`, AT, 60)
    await assert.rejects(() => reserve(facts, 'r100', AT, 60), /at most 100 open/)
    await commit(facts, 'r0', AT, 60)
    await reserve(facts, 'r100', AT, 60)
  }).timeout(60_000)

  test('usage that no charge rates on acceptance cannot be reserved', async ({ assert }) => {
    const facts = await prepaidNumber()
    await assert.rejects(
      () => reserve(facts, 'early', '2026-09-30T09:00:00Z', 60),
      `No charge rates ${VOICE} of this service when it is accepted`
    )
    await assert.rejects(() => reserve(facts, 'none', AT, 0), /no whole quantity/)
  })

  /** Published by CGRateS (engine/account_test.go, general_tests): one unit of money a second. */
  const PUBLISHED = [
    { name: 'cgr-acc-07', money: 50, asked: 80, possible: 50, left: 0 },
    { name: 'cgr-acc-09', money: 75, asked: 70, possible: 70, left: 5 },
    { name: 'cgr-acc-07 of nothing', money: 0, asked: 80, possible: 0, left: 0 },
  ] as const

  for (const { name, money, asked, possible, left } of PUBLISHED) {
    test(`${name}: ${asked} s with ${money} are granted ${possible} s`, async ({ assert }) => {
      const facts = await prepaidNumber({ ...NOTHING_INCLUDED, unit_quantity: 1, unit_price: '1' })
      if (money > 0) await grant(facts, 'money', BigInt(money) * 100n)
      const refused = await refusal(reserve(facts, 'asked', AT, asked))
      assert.deepEqual(refused, possible === asked ? null : [money * 100, possible])
      if (refused !== null && possible > 0) await reserve(facts, 'less', AT, possible)
      if (possible > 0) await commit(facts, refused === null ? 'asked' : 'less', AT, possible)
      assert.equal(await balanceOf(facts), left * 100)
    })
  }

  test('cgr-acc-11: what is free needs no money at all', async ({ assert }) => {
    const facts = await prepaidNumber({ ...NOTHING_INCLUDED, unit_price: '0' })
    const { holdMinor } = await reserve(facts, 'free', AT, 10)
    assert.equal(holdMinor, 0n)
    assert.equal((await commit(facts, 'free', AT, 10)).amountMinor, 0n)
  })
})
