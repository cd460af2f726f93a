import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { TransferSubscription } from '#app/subscriptions/actions/transfer_subscription'
import { UndoChange } from '#app/subscriptions/actions/undo_change'
import { bill } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { at, billed, fee, told } from '#tests/support/subscription_life'
import { importCalls } from '#tests/support/telephony'

const calls = given.charge({
  key: 'calls',
  name: 'Calls',
  ruleCode: 'standard.per_unit',
  terms: {
    ...{ unit_quantity: 60, unit_rounding: 'none', unit_step: '1', negative_total: 'credit' },
    unit_price: '0.10',
  },
  metrics: ['telecom.voice_seconds'],
})

async function handedOver(from = '2026-09-01') {
  const life = await told()
  const { companyId, accountId } = life
  const planVersionId = await given.plan(companyId, { charges: [fee('30.00'), calls] })
  const identifier = '493055512345'
  const serviceId = await given.service(companyId, accountId, { identifier })
  const subscriptionId = await given.subscription(companyId, {
    ...{ accountId, planVersionId, serviceId, from },
  })
  const otherId = await given.account(companyId)
  const order = {
    companyId,
    subscriptionId,
    accountId: otherId,
    reason: 'Moved out',
    actor: 'test',
  }
  const transfer = (effectiveOn: string, requestId = 'transfer') =>
    new TransferSubscription().execute({ ...order, effectiveOn, requestId })
  const called = (id: string, day: string, minutes: number) => {
    const place = { id, from: identifier, to: '4940123456', at: `${day}T10:00:00Z` }
    return { ...place, seconds: minutes * 60 }
  }
  return { ...life, planVersionId, serviceId, subscriptionId, otherId, transfer, called }
}

test.group('Transfer to another account', () => {
  test('in the middle of a period splits the fee and the usage at the day', async ({ assert }) => {
    const story = await handedOver()
    const { companyId, accountId, otherId, serviceId, transfer, called, sound } = story
    await bill(companyId, '2026-09-01')
    const used = [called('a', '2026-09-10', 20), called('b', '2026-09-20', 50)]
    await at('2026-09-21T10:00:00Z', () => importCalls(companyId, used))
    const first = await transfer('2026-09-16')
    assert.equal(await transfer('2026-09-16'), first)
    await bill(companyId, '2026-09-21')
    await bill(companyId, '2026-10-01')

    // 15 of the 30 days each; 20 minutes before the day, 50 behind it.
    assert.deepEqual(await billed(companyId, accountId), [
      ['2026-09-01', [['2026-09-01', '2026-10-01', 3000]]],
      [
        '2026-09-21',
        [
          ['2026-09-01', '2026-09-16', 1500],
          ['2026-09-01', '2026-09-16', 200],
          ['2026-09-01', '2026-10-01', -3000],
        ],
      ],
    ])
    assert.deepEqual(await billed(companyId, otherId), [
      ['2026-09-21', [['2026-09-16', '2026-10-01', 1500]]],
      [
        '2026-10-01',
        [
          ['2026-09-16', '2026-10-01', 500],
          ['2026-10-01', '2026-11-01', 3000],
        ],
      ],
    ])
    const service = await db.from('services').where('id', serviceId).firstOrFail()
    assert.equal(Number(service.account_id), otherId)
    await sound(assert)
  })

  test('late usage is billed to whose day it was', async ({ assert }) => {
    const { companyId, accountId, otherId, transfer, called, sound } = await handedOver()
    await transfer('2026-09-16')
    await bill(companyId, '2026-10-01')
    const late = [called('c', '2026-09-15', 10), called('d', '2026-09-16', 30)]
    await at('2026-10-05T10:00:00Z', () => importCalls(companyId, late))
    await bill(companyId, '2026-10-06')
    assert.deepEqual((await billed(companyId, accountId)).at(-1), [
      '2026-10-06',
      [['2026-09-01', '2026-09-16', 100]],
    ])
    assert.deepEqual((await billed(companyId, otherId)).at(-1), [
      '2026-10-06',
      [['2026-09-16', '2026-10-01', 300]],
    ])
    await sound(assert)
  })

  test('a trial, a quantity and an end to come go with it', async ({ assert }) => {
    const { companyId, accountId, change, sound } = await told()
    const planVersionId = await given.plan(companyId, {
      phases: [
        { key: 'trial', name: 'Trial', unit: 'day', count: 45 },
        { key: 'paid', name: 'Paid', unit: 'month', count: null },
      ],
      charges: [fee('28.00', { phase: 'paid' })],
    })
    const anchor = { kind: 'day', day: 1 } as const
    const subscriptionId = await given.subscription(companyId, {
      ...{ accountId, planVersionId, from: '2026-01-10', anchor },
    })
    await change(subscriptionId, '2026-01-15', { kind: 'quantity', quantity: 3 })
    await change(subscriptionId, '2026-02-26', { kind: 'end' })
    const otherId = await given.account(companyId)
    await new TransferSubscription().execute({
      ...{ companyId, subscriptionId, accountId: otherId, effectiveOn: '2026-02-01' },
      ...{ requestId: 'one', reason: 'Sold', actor: 'test' },
    })
    for (const day of ['2026-02-01', '2026-02-24', '2026-03-01']) await bill(companyId, day)
    // The trial ends with 23 February; two of 28 days for three.
    assert.deepEqual(await billed(companyId), [['2026-02-24', [['2026-02-24', '2026-02-26', 600]]]])
    await sound(assert)
  })

  test('one that has not begun is undone on both accounts', async ({ assert }) => {
    const story = await handedOver()
    const { companyId, accountId, otherId, serviceId, subscriptionId, transfer, sound } = story
    await at('2026-09-10T10:00:00Z', async () => {
      await transfer('period_end')
      const order = { companyId, subscriptionId, reason: 'Stays', requestId: 'undo', actor: 'test' }
      await new UndoChange().execute({ ...order, seq: 2 })
    })
    await bill(companyId, '2026-10-01')
    assert.lengthOf(await billed(companyId, accountId), 1)
    assert.lengthOf(await billed(companyId, otherId), 0)
    const service = await db.from('services').where('id', serviceId).firstOrFail()
    assert.equal(Number(service.account_id), accountId)
    await sound(assert)
  })

  test('one that was undone is not brought back by undoing its end', async ({ assert }) => {
    const { companyId, accountId, subscriptionId, transfer, sound } = await handedOver()
    await bill(companyId, '2026-09-01')
    await at('2026-09-10T10:00:00Z', async () => {
      const otherId = await transfer('period_end')
      const order = { companyId, reason: 'Stays', actor: 'test' }
      const undo = new UndoChange()
      await undo.execute({ ...order, subscriptionId, seq: 2, requestId: 'undo' })
      await assert.rejects(
        () => undo.execute({ ...order, subscriptionId: otherId, seq: 2, requestId: 'back' }),
        /transfer the subscription anew/
      )
    })
    // It would have ended the one that goes on, from its first day.
    await bill(companyId, '2026-09-10')
    assert.lengthOf(await billed(companyId, accountId), 1)
    await sound(assert)
  })

  test('what another account has goes on there: its end here is not moved behind that day', async ({
    assert,
  }) => {
    const { subscriptionId, transfer, change } = await handedOver()
    await transfer('2026-09-16')
    const prolong = () => change(subscriptionId, '2026-10-01', { kind: 'end' })
    await assert.rejects(prolong, /since 2026-09-16/)
    await change(subscriptionId, '2026-09-11', { kind: 'end' })
    await assert.rejects(prolong, /since 2026-09-16/)
  })

  test('to the same account, one in another currency or outside its life is refused', async ({
    assert,
  }) => {
    const { companyId, accountId, subscriptionId, transfer } = await handedOver()
    const dollars = await given.account(companyId, { currency: 'USD' })
    const to = (id: number) =>
      new TransferSubscription().execute({
        ...{ companyId, subscriptionId, accountId: id, effectiveOn: '2026-09-10' },
        ...{ requestId: `to ${id}`, reason: '', actor: 'test' },
      })
    await assert.rejects(() => to(accountId), /on this account already/)
    await assert.rejects(() => to(dollars), /in USD, the subscription in EUR/)
    await assert.rejects(() => to(999_999), /no account/)
    await assert.rejects(() => transfer('2026-08-31'), /has no day/)
  })
})
