import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { EVENTS_AT_ONCE } from '#app/prepaid/rating/accepted_batch'
import { loadUnrated } from '#app/prepaid/rating/unrated_usage'
import { RateAcceptedUsage } from '#app/prepaid/actions/rate_accepted_usage'
import { VOICE_DEFAULTS } from '#plugins/telecom/rating/voice_terms'
import { bill, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { importCalls, PRICES, tariff } from '#tests/support/telephony'
import { VOICE } from '#tests/support/prepaid'

const NOWHERE = '88212345678'
const JAPAN = '81312345678'

/** Two numbers by a price list that has no price for either destination. */
async function numbers(companyId: number, recording: 'on_accept' | 'replay') {
  const terms = { ...VOICE_DEFAULTS, rounding: null, allowance: null, rate_table: 'basic' }
  const charge = { key: 'calls', ruleCode: 'telecom.voice', terms, metrics: [VOICE], recording }
  const planVersionId = await given.plan(companyId, { charges: [given.charge(charge)] })
  const number = async (identifier: string) => {
    const accountId = await given.account(companyId)
    const serviceId = await given.service(companyId, accountId, { identifier })
    const subscription = { accountId, serviceId, planVersionId, from: '2026-09-01' }
    await given.subscription(companyId, subscription)
    return { accountId, serviceId, number: identifier }
  }
  const last = recording === 'on_accept' ? 1 : 5
  return [await number(`49307773100${last}`), await number(`49307773100${last + 1}`)]
}

function calls(from: string, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 8, 2) + index * 1000).toISOString().replace('.000', '')
    return { id: `${from}-${index}`, from, to: NOWHERE, at, seconds: 60 }
  })
}

test.group('Prepaid usage that waits for a price', (group) => {
  group.each.teardown(() => clock.release())

  test('usage that got a price is rated, however much waits before it', async ({ assert }) => {
    const companyId = await given.company()
    clock.freezeAt(Date.parse('2026-10-01T06:00:00Z'))
    await tariff(companyId)
    const [one, two] = await numbers(companyId, 'on_accept')
    await importCalls(companyId, calls(one.number, 2 * EVENTS_AT_ONCE), 'a.csv')
    const call = { id: 'j', from: two.number, to: JAPAN, at: '2026-09-04T10:00:00Z', seconds: 60 }
    await importCalls(companyId, [call], 'b.csv')
    await new RateAcceptedUsage().execute(companyId)
    clock.freezeAt(Date.parse('2026-10-02T06:00:00Z'))
    await tariff(companyId, { edition: '2', text: `${PRICES}\nJapan,81,60,1,0.30` })
    await new RateAcceptedUsage().execute(companyId)
    const rated = await db.from('rated_events').where('company_id', companyId)
    assert.deepEqual(
      rated.map((row) => [Number(row.service_id), Number(row.amount_minor)]),
      [[two.serviceId, 30]]
    )
    // Behind the last one, the next call begins anew.
    const cursor = await db.from('prepaid_cursors').where('company_id', companyId).firstOrFail()
    assert.equal(Number(cursor.waiting_id), 0)
    await bill(companyId, '2026-10-02')
    const parked = await db.from('parked_accounts').where('company_id', companyId)
    assert.deepEqual(
      parked.map((row) => [Number(row.account_id), row.reason]),
      [[one.accountId, 'PREPAID_UNRATED']]
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('what runs rate is left to them', async ({ assert }) => {
    const companyId = await given.company()
    clock.freezeAt(Date.parse('2026-10-01T06:00:00Z'))
    await tariff(companyId)
    const [paid] = await numbers(companyId, 'replay')
    const [prepaid] = await numbers(companyId, 'on_accept')
    await importCalls(companyId, [...calls(paid.number, 3), ...calls(prepaid.number, 2)], 'a.csv')
    await bill(companyId, '2026-10-01')
    const waiting = () => db.from('usage_suspense').where('company_id', companyId)
    assert.lengthOf(await waiting().where('stage', 'rating'), 5)
    const tried = await unitOfWork(({ trx }) => loadUnrated(trx, companyId, 0))
    assert.deepEqual(
      tried.map(({ usage }) => usage.serviceId),
      [prepaid.serviceId, prepaid.serviceId]
    )
  })
})
