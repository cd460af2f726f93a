import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import ListLateChanges from '#app/billing/queries/list_late_changes'
import { bill } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { importCallsOnce } from '#tests/support/telephony'

const [EARLY, LATE] = ['493055520011', '493055520012']

/** Calls at 0.10 a minute for two accounts, billed for January. */
async function january() {
  const companyId = await given.company()
  const calls = given.charge({
    key: 'calls',
    name: 'Calls',
    ruleCode: 'standard.per_unit',
    terms: {
      unit_price: '0.10',
      unit_quantity: 60,
      unit_rounding: 'none',
      unit_step: '1',
      negative_total: 'credit',
    },
    metrics: ['telecom.voice_seconds'],
  })
  const planVersionId = await given.plan(companyId, { charges: [calls] })
  const accounts: number[] = []
  for (const identifier of [EARLY, LATE]) {
    const accountId = await given.account(companyId)
    const serviceId = await given.service(companyId, accountId, { identifier })
    const from = '2026-01-01'
    await given.subscription(companyId, { accountId, planVersionId, serviceId, from })
    accounts.push(accountId)
  }
  const call = (id: string, from: string) => {
    return { id, from, to: '4940123456', at: '2026-01-10T08:00:00Z', seconds: 600 }
  }
  await importCallsOnce(companyId, [call('a', EARLY), call('b', LATE)], 'january.csv')
  await bill(companyId, '2026-02-01')
  return { companyId, accounts, call }
}

const listed = async (companyId: number) => {
  const { rows } = await new ListLateChanges().execute(companyId)
  return rows.map((row) => [row.account.id, row.cause, row.chargeName, row.startsOn, row.endsOn])
}

test.group('What came late', (group) => {
  group.each.setup(() => {
    clock.freezeAt(Date.parse('2026-02-03T10:00:00Z'))
    return () => clock.release()
  })

  test('a late call is on the list until the next run has billed it', async ({ assert }) => {
    const { companyId, accounts, call } = await january()
    assert.deepEqual(await listed(companyId), [])
    await importCallsOnce(companyId, [call('late', LATE)], 'late.csv')
    const { rows, after, heldCount } = await new ListLateChanges().execute(companyId)
    assert.deepEqual([after, heldCount], [null, 0])
    assert.equal(rows[0].sinceAt, Date.parse('2026-02-03T10:00:00Z'))
    assert.deepEqual(await listed(companyId), [
      [accounts[1], 'late_usage', 'Calls', '2026-01-01', '2026-02-01'],
    ])
    await bill(companyId, '2026-02-03')
    assert.deepEqual(await listed(companyId), [])
  })

  test('a change that reaches back is on it with the periods behind its day', async ({
    assert,
  }) => {
    const { companyId, accounts } = await january()
    await db
      .from('subscriptions')
      .where({ company_id: companyId, account_id: accounts[0] })
      .update({ replan_from: '2026-01-20' })
    assert.deepEqual(await listed(companyId), [
      [accounts[0], 'changed', 'Calls', '2026-01-01', '2026-02-01'],
    ])
  })

  test('no account adds a query', async ({ assert }) => {
    const { companyId, call } = await january()
    const count = async () => {
      let queries = 0
      const tally = () => void queries++
      const client = db.connection().getReadClient()
      client.on('query', tally)
      await new ListLateChanges().execute(companyId)
      client.off('query', tally)
      return queries
    }
    await importCallsOnce(companyId, [call('late', LATE)], 'late.csv')
    const one = await count()
    await importCallsOnce(companyId, [call('early', EARLY)], 'early.csv')
    assert.equal(await count(), one)
    assert.isAbove(one, 5)
  })
})
