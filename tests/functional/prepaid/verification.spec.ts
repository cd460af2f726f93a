import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { sealTables } from '#app/database/seals'
import { replayAll } from '#tests/support/story'
import { bill, findings } from '#tests/support/books'
import { commit, grant, prepaidNumber, reserve, type PrepaidFacts } from '#tests/support/prepaid'

const AT = '2026-10-05T09:00:00Z'

/** A call of 1.00 and one of 0.50, paid and billed. */
async function billed(): Promise<PrepaidFacts> {
  clock.freezeAt(Date.parse(AT))
  const facts = await prepaidNumber({ included: 0, rollover_maximum: 0 })
  await grant(facts, 'paid', 500n)
  for (const [key, seconds] of [
    ['one', 600],
    ['two', 300],
  ] as const) {
    await reserve(facts, key, AT, seconds)
    await commit(facts, key, AT, seconds)
  }
  clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
  await bill(facts.companyId, '2026-11-01')
  return facts
}

/** Changes rows that nothing in the product can change, and puts the seals back. */
async function tamper(table: string, companyId: number, values: Record<string, unknown>) {
  await db.rawQuery(`drop trigger if exists ${table}_refuse_update`)
  const row = await db
    .from(table)
    .where('company_id', companyId)
    .orderBy('id', 'desc')
    .firstOrFail()
  await db.from(table).where('id', row.id).update(values)
  await sealTables()
}

const TAMPERED = [
  ['a debit', 'wallet_entries', { amount_minor: -49 }, /wallets: Rated event \d+ of 50/],
  ['a grant', 'wallet_grants', { amount_minor: 499 }, /wallets: Grant/],
  ['the order', 'rated_events', { seq: 7 }, /order of acceptance: Rated event \d+ does not follow/],
  ['a state', 'rated_events', { opening: '{}' }, /order of acceptance: Rated event/],
  ['an amount', 'rated_events', { amount_minor: 49 }, /sums of rated events: Obligation/],
] as const

test.group('Verification of prepaid usage', (group) => {
  group.each.teardown(() => clock.release())

  for (const [what, table, values, expected] of TAMPERED) {
    test(`finds ${what} that was tampered with`, async ({ assert }) => {
      const { companyId } = await billed()
      assert.deepEqual(await findings(companyId), [])
      await tamper(table, companyId, values)
      assert.match((await findings(companyId)).join('\n'), expected)
    })
  }

  test('finds prepaid money that the ledger has not', async ({ assert }) => {
    const { companyId } = await billed()
    await tamper('allocations', companyId, { amount_minor: 149 })
    assert.match((await findings(companyId)).join('\n'), /prepaid balances: Account \d+: 350/)
  })

  test('rows of prepaid usage refuse to be changed', async ({ assert }) => {
    const { companyId } = await billed()
    for (const table of ['wallet_grants', 'wallet_entries', 'rated_events', 'reservations']) {
      const rows = db.from(table).where('company_id', companyId)
      await assert.rejects(() => rows.update({ company_id: 0 }), /E_SEALED/)
    }
    await assert.rejects(
      () => db.from('reservation_ends').where('company_id', companyId).delete(),
      /E_SEALED/
    )
  })

  test('a rated event that replays differently is an alarm', async ({ assert }) => {
    const { companyId } = await billed()
    const [replay] = await replayAll(companyId)
    assert.equal(replay.targetExact, '1.5')
    assert.deepEqual(
      replay.explanation.items.map(({ amount, billedQuantity }) => [amount, billedQuantity]),
      [
        ['1', 600],
        ['0.5', 300],
      ]
    )
    await tamper('rated_events', companyId, { amount_exact: '0.51' })
    await assert.rejects(() => replayAll(companyId), /replay of rated event \d+ is not/)
  })
})
