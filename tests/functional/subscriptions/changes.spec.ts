import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { given } from '#tests/support/given_books'

const flat = (amount: string) =>
  given.charge({ ruleCode: 'standard.flat', terms: { amount, per_quantity: true } })

async function subscribed(to?: string) {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const planVersionId = await given.plan(companyId, { charges: [flat('10')] })
  const other = await given.plan(companyId, { charges: [flat('20')] })
  const from = '2026-01-15'
  const subscriptionId = await given.subscription(companyId, { accountId, planVersionId, from, to })
  const change = (
    effectiveOn: string,
    what: Parameters<ChangeSubscription['execute']>[0]['change'],
    requestId = effectiveOn
  ) =>
    new ChangeSubscription().execute({
      ...{ companyId, subscriptionId, effectiveOn, requestId, change: what },
      ...{ reason: 'Asked for', actor: 'test' },
    })
  const rows = () => db.from('subscription_changes').where('subscription_id', subscriptionId)
  const now = () => db.from('subscriptions').where('id', subscriptionId).firstOrFail()
  return { companyId, accountId, subscriptionId, other, change, rows, now }
}

test.group('Changes of a subscription', () => {
  test('the start is written down before the first change, and the row shows what holds', async ({
    assert,
  }) => {
    const { change, rows, now, other } = await subscribed()
    await change('2026-03-01', { kind: 'plan', planVersionId: other })
    await change('2026-02-01', { kind: 'quantity', quantity: 3 })

    const kinds = await rows().orderBy('seq')
    assert.deepEqual(
      kinds.map(({ kind, effective_on: day }) => [kind, day]),
      [
        ['start', '2026-01-15'],
        ['plan', '2026-03-01'],
        ['quantity', '2026-02-01'],
      ]
    )
    const row = await now()
    assert.deepEqual(
      [Number(row.plan_version_id), Number(row.quantity), row.replan_from],
      [other, 3, '2026-02-01']
    )
  })

  test('the same request again changes nothing, another one under its id is refused', async ({
    assert,
  }) => {
    const { change, rows } = await subscribed()
    await change('2026-02-01', { kind: 'quantity', quantity: 3 }, 'one')
    await change('2026-02-01', { kind: 'quantity', quantity: 3 }, 'one')
    assert.lengthOf(await rows(), 2)
    await assert.rejects(
      () => change('2026-02-01', { kind: 'quantity', quantity: 4 }, 'one'),
      /another change/
    )
  })

  test('the same request by two at once is recorded once', async ({ assert }) => {
    const { change, rows } = await subscribed()
    const both = [1, 2].map(() => change('2026-02-01', { kind: 'quantity', quantity: 3 }, 'one'))
    await Promise.all(both)
    assert.lengthOf(await rows(), 2)
  })

  test('a day before the start or behind the end is refused', async ({ assert }) => {
    const { change, rows } = await subscribed('2026-12-01')
    await assert.rejects(() => change('2026-01-14', { kind: 'end' }), /starts on 2026-01-15/)
    await assert.rejects(
      () => change('2026-12-01', { kind: 'quantity', quantity: 2 }),
      /ends on 2026-12-01/
    )
    assert.lengthOf(await rows(), 2)
  })

  test('a subscription of another company is not found', async ({ assert }) => {
    const { subscriptionId } = await subscribed()
    const companyId = await given.company()
    const order = { companyId, subscriptionId, effectiveOn: '2026-02-01', requestId: 'x' }
    await assert.rejects(
      () =>
        new ChangeSubscription().execute({
          ...{ ...order, change: { kind: 'end' }, reason: '', actor: 'test' },
        }),
      /subscription/
    )
  })

  test('recorded changes are never changed themselves', async ({ assert }) => {
    const { change, rows } = await subscribed()
    await change('2026-02-01', { kind: 'end' })
    await assert.rejects(() => rows().update({ reason: 'Other' }), /E_SEALED/)
    await assert.rejects(() => rows().delete(), /E_SEALED/)
  })
})
