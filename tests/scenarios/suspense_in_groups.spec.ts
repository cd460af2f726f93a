import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { FormRatingGroup } from '#app/rating/actions/form_rating_group'
import { bill, findings, linesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { caller, importCalls, PRICES, tariff } from '#tests/support/telephony'

test.group('Usage without a price in a rating group', (group) => {
  group.each.teardown(() => clock.release())

  test('suspense of one member is not settled by the draft of another', async ({ assert }) => {
    const companyId = await given.company()
    clock.freezeAt(Date.parse('2026-10-01T06:00:00Z'))
    await tariff(companyId)
    const one = await caller(companyId)
    const two = await caller(companyId)
    await new FormRatingGroup().execute({
      ...{ companyId, code: 'two', name: 'Two', actor: 'test' },
      accountIds: [one.accountId, two.accountId],
    })
    const call = { to: '33140205060', seconds: 60 }
    await importCalls(companyId, [
      { ...call, id: 'c1', from: one.number, at: '2026-09-03T10:00:00Z' },
      { ...call, id: 'c2', from: two.number, to: '81312345678', at: '2026-09-04T10:00:00Z' },
    ])
    await bill(companyId, '2026-10-01')
    clock.freezeAt(Date.parse('2026-11-01T06:00:00Z'))
    await bill(companyId, '2026-11-01')
    const [waiting] = await db.from('usage_suspense').where('service_id', two.serviceId)
    const stateThen = waiting.state
    clock.freezeAt(Date.parse('2026-12-01T06:00:00Z'))
    await tariff(companyId, { edition: '2', text: `${PRICES}\nJapan,81,60,1,0.30` })
    await bill(companyId, '2026-12-01')
    const lines = await linesOf(companyId, two.accountId)
    assert.deepEqual(
      [stateThen, lines.reduce((sum, [, , , net]) => sum + net, 0), await findings(companyId)],
      ['open', 30, []]
    )
  })
})
