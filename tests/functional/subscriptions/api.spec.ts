import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { bill, documentsOf } from '#tests/support/books'
import * as staff from '#tests/support/given'
import { given } from '#tests/support/given_books'
import { fee } from '#tests/support/subscription_life'

async function opened() {
  const { company, text } = await staff.token(['subscriptions.write', 'customers.read'])
  const accountId = await given.account(company.id)
  const [small, big] = [fee('30.00'), fee('60.00')]
  const planVersionId = await given.plan(company.id, { charges: [small] })
  const other = await given.plan(company.id, { charges: [big] })
  return { company, text, accountId, planVersionId, other }
}

test.group('Subscriptions for programs', (group) => {
  group.each.setup(() => {
    clock.freezeAt(Date.parse('2026-04-16T10:00:00Z'))
    return () => clock.release()
  })

  test('one is started once, changed, seen and undone', async ({ client, assert }) => {
    const { company, text, accountId, planVersionId, other } = await opened()
    const start = (key: string, quantity = 1) =>
      client
        .post('/api/v1/subscriptions')
        .bearerToken(text)
        .header('idempotency-key', key)
        .json({ accountId, planVersionId, quantity, startsOn: '2026-04-01', reason: 'Order 7' })
    const first = await start('one')
    first.assertStatus(200)
    const again = await start('one')
    assert.deepEqual(again.body(), first.body())
    ;(await start('one', 2)).assertStatus(409)
    assert.lengthOf(await db.from('subscriptions').where('company_id', company.id), 1)

    const { subscriptionId } = first.body()
    const path = `/api/v1/subscriptions/${subscriptionId}`
    const changed = await client
      .post(`${path}/changes`)
      .bearerToken(text)
      .json({ kind: 'plan', planVersionId: other, effective: 'period_end', reason: 'Upgrade' })
    changed.assertStatus(200)
    assert.deepEqual(changed.body(), { subscriptionId, effectiveOn: '2026-05-01' })

    const shown = await client.get(path).bearerToken(text)
    shown.assertStatus(200)
    const { subscription } = shown.body()
    assert.equal(subscription.state, 'active')
    assert.deepEqual(
      subscription.segments.map(({ startsOn, endsOn }: any) => [startsOn, endsOn]),
      [
        ['2026-04-01', '2026-05-01'],
        ['2026-05-01', null],
      ]
    )
    assert.deepEqual(
      subscription.changes.map(({ kind, reason, canBeUndone }: any) => [kind, reason, canBeUndone]),
      [
        ['plan', 'Upgrade', true],
        ['start', 'Order 7', false],
      ]
    )
    const undone = await client
      .post(`${path}/undos`)
      .bearerToken(text)
      .json({ seq: 2, reason: 'Stays small' })
    undone.assertStatus(200)
    const list = await client.get('/api/v1/subscriptions').qs({ accountId }).bearerToken(text)
    assert.equal(list.body().subscriptions[0].plan.version, 1)
    assert.isNull(list.body().after)
  })

  test('a preview says what the next bill would be, and stores nothing', async ({
    client,
    assert,
  }) => {
    const { company, text, accountId, planVersionId, other } = await opened()
    const from = '2026-04-01'
    const id = await given.subscription(company.id, { accountId, planVersionId, from })
    await bill(company.id, from)
    const counted = async () => {
      const tables = ['subscription_changes', 'activities', 'obligations', 'documents']
      return Promise.all(tables.map(async (table) => (await db.from(table)).length))
    }
    const before = await counted()
    const change = { kind: 'plan', planVersionId: other, effective: 'now' }
    const answer = await client
      .post(`/api/v1/subscriptions/${id}/change-previews`)
      .bearerToken(text)
      .json(change)
    answer.assertStatus(200)
    assert.deepEqual(await counted(), before)

    // 15.00 of the 30.00 come back, 30.00 are billed for the rest: 15.00 and 19 % tax.
    const { preview } = answer.body()
    const [{ gross, tax, lines }] = preview.accounts
    assert.equal(preview.dueOn, '2026-04-16')
    assert.deepEqual([tax.after.minor, gross.after.minor, gross.before.minor], ['285', '1785', '0'])
    assert.deepEqual(
      lines.map(({ startsOn, difference }: any) => [startsOn, difference.minor]),
      [
        ['2026-04-01', '1500'],
        ['2026-04-01', '-3000'],
        ['2026-04-16', '3000'],
      ]
    )
    await client
      .post(`/api/v1/subscriptions/${id}/changes`)
      .bearerToken(text)
      .json({ ...change, reason: 'Upgrade' })
    await bill(company.id, '2026-04-16')
    const [, document] = await documentsOf(company.id)
    assert.equal(String(document.gross_minor), gross.after.minor)
  })

  test('a preview of a start is what is billed for it', async ({ client, assert }) => {
    const { text, accountId, planVersionId } = await opened()
    const answer = await client
      .post('/api/v1/subscription-previews')
      .bearerToken(text)
      .json({ accountId, planVersionId, quantity: 2, startsOn: 'now' })
    answer.assertStatus(200)
    const [{ net }] = answer.body().preview.accounts
    assert.deepEqual(net.difference, { minor: '6000', currency: 'EUR' })
    assert.lengthOf(await db.from('subscriptions').where('account_id', accountId), 0)
  })

  test('a transfer is previewed on both accounts', async ({ client, assert }) => {
    const { company, text, accountId, planVersionId } = await opened()
    const from = '2026-04-01'
    const id = await given.subscription(company.id, { accountId, planVersionId, from })
    await bill(company.id, from)
    const otherId = await given.account(company.id, { number: 'T-2' })
    const answer = await client
      .post(`/api/v1/subscriptions/${id}/change-previews`)
      .bearerToken(text)
      .json({ kind: 'transfer', accountNumber: 'T-2', effective: '2026-04-16' })
    const { accounts } = answer.body().preview
    assert.deepEqual(
      accounts.map(({ account, net }: any) => [account.id, net.difference.minor]),
      [
        [accountId, '-1500'],
        [otherId, '1500'],
      ]
    )
  })

  test('another company sees and changes nothing, and a token needs the scope', async ({
    client,
  }) => {
    const { company, accountId, planVersionId } = await opened()
    const from = '2026-04-01'
    const id = await given.subscription(company.id, { accountId, planVersionId, from })
    const stranger = await staff.token(['subscriptions.write', 'customers.read'])
    const path = `/api/v1/subscriptions/${id}`
    ;(await client.get(path).bearerToken(stranger.text)).assertStatus(404)
    const end = { kind: 'end', effective: 'now', reason: 'None' }
    const foreign = await client.post(`${path}/changes`).bearerToken(stranger.text).json(end)
    foreign.assertStatus(404)
    const reader = await staff.token(['customers.read'], company)
    const refused = await client.post(`${path}/changes`).bearerToken(reader.text).json(end)
    refused.assertStatus(403)
  })
})
