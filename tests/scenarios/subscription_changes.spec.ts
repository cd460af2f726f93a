import { test } from '@japa/runner'
import { UndoChange } from '#app/subscriptions/actions/undo_change'
import { bill } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { at, told } from '#tests/support/subscription_life'

/** April has 30 days: 1.00 a day of plan A, 2.00 a day of plan B. */
async function april(from = '2026-04-01') {
  const life = await told()
  const planA = await life.plan('30.00')
  const planB = await life.plan('60.00')
  const { companyId, accountId } = life
  const subscriptionId = await given.subscription(companyId, {
    ...{ accountId, planVersionId: planA, from, anchor: '2026-04-01' },
  })
  return { ...life, planA, planB, subscriptionId }
}

test.group('Changes of plan and quantity', () => {
  test('an upgrade within a period that was billed credits the rest and bills the new plan', async ({
    assert,
  }) => {
    const { companyId, subscriptionId, planB, change, billed, sound } = await april()
    await bill(companyId, '2026-04-01')
    await at('2026-04-16T10:00:00+02:00', () =>
      change(subscriptionId, 'now', { kind: 'plan', planVersionId: planB })
    )
    await bill(companyId, '2026-04-16')

    assert.deepEqual(await billed(), [
      ['2026-04-01', [['2026-04-01', '2026-05-01', 3000]]],
      [
        '2026-04-16',
        [
          ['2026-04-01', '2026-04-16', 1500],
          ['2026-04-01', '2026-05-01', -3000],
          ['2026-04-16', '2026-05-01', 3000],
        ],
      ],
    ])
    await sound(assert)
  })

  test('a downgrade within a period is a credit note over the difference', async ({ assert }) => {
    const { companyId, subscriptionId, planA, planB, change, billed, sound } = await april()
    await change(subscriptionId, '2026-04-01', { kind: 'plan', planVersionId: planB })
    await bill(companyId, '2026-04-01')
    await change(subscriptionId, '2026-04-21', { kind: 'plan', planVersionId: planA })
    await bill(companyId, '2026-04-21')

    // 60.00 was billed; 20 days of B are 40.00, ten of A 10.00.
    assert.deepEqual(await billed(), [
      ['2026-04-01', [['2026-04-01', '2026-05-01', 6000]]],
      [
        '2026-04-21',
        [
          ['2026-04-01', '2026-04-21', 4000],
          ['2026-04-01', '2026-05-01', -6000],
          ['2026-04-21', '2026-05-01', 1000],
        ],
      ],
    ])
    await sound(assert)
  })

  test('E31: from a year to a month at the end of the period, what was paid for the year stays', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, change, billed, sound } = await told()
    // Dearer by the day than the year: a rule by price would call it an upgrade.
    const monthly = await plan('60.00')
    const yearly = await plan('365.00', { periodUnit: 'year' })
    const from = '2026-01-01'
    const subscriptionId = await given.subscription(companyId, {
      ...{ accountId, planVersionId: yearly, from },
    })
    await bill(companyId, '2026-01-01')
    const day = await at('2026-03-05T10:00:00Z', () =>
      change(subscriptionId, 'period_end', { kind: 'plan', planVersionId: monthly })
    )
    assert.equal(day, '2027-01-01')
    await bill(companyId, '2026-04-01')
    await bill(companyId, '2027-01-01')

    assert.deepEqual(await billed(), [
      ['2026-01-01', [['2026-01-01', '2027-01-01', 36500]]],
      ['2027-01-01', [['2027-01-01', '2027-02-01', 6000]]],
    ])
    await sound(assert)
  })

  test('E9: the denominator is the whole quarter, also when the plan began within it', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, change, billed, sound } = await told()
    const small = await given.plan(companyId, { charges: [] })
    const big = await plan('91.00', { periodCount: 3 })
    const subscriptionId = await given.subscription(companyId, {
      ...{ accountId, planVersionId: small, from: '2026-04-01' },
    })
    await change(subscriptionId, '2026-04-11', { kind: 'plan', planVersionId: big })
    await bill(companyId, '2026-04-11')
    // Of the 91 days from 1 April to 30 June ten are over.
    assert.deepEqual(await billed(), [['2026-04-11', [['2026-04-11', '2026-07-01', 8100]]]])
    await sound(assert)
  })

  test('E10: from a free plan to a paid one on its first day bills the paid one once', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, change, billed, sound } = await told()
    const free = await plan('0.00')
    const paid = await plan('30.00')
    const from = '2026-04-01'
    const subscriptionId = await given.subscription(companyId, {
      ...{ accountId, planVersionId: free, from },
    })
    await bill(companyId, from)
    await change(subscriptionId, from, { kind: 'plan', planVersionId: paid })
    await bill(companyId, from)
    await bill(companyId, from)

    assert.deepEqual(await billed(), [[from, [[from, '2026-05-01', 3000]]]])
    await sound(assert)
  })

  test('E11: a change after an interval that was paused and credited repairs what is left', async ({
    assert,
  }) => {
    const { companyId, subscriptionId, planB, change, billed, sound } = await april()
    await bill(companyId, '2026-04-01')
    await change(subscriptionId, '2026-04-11', { kind: 'pause' })
    await change(subscriptionId, '2026-04-16', { kind: 'resume' })
    await bill(companyId, '2026-04-17')
    await change(subscriptionId, '2026-04-21', { kind: 'plan', planVersionId: planB })
    await bill(companyId, '2026-04-22')
    await change(subscriptionId, '2026-04-26', { kind: 'end' })
    await bill(companyId, '2026-04-27')

    const documents = await billed()
    const nets = documents.map(([, lines]) => lines.reduce((sum, [, , net]) => sum + net, 0))
    // 30 days; less the five paused; ten of them at double the price; less the last five of these.
    assert.deepEqual(nets, [3000, -500, 1000, -1000])
    assert.deepEqual(documents[2][1], [
      ['2026-04-16', '2026-04-21', 500],
      ['2026-04-16', '2026-05-01', -1500],
      ['2026-04-21', '2026-05-01', 2000],
    ])
    await sound(assert)
  })

  test('a year that follows on some months is billed when it begins, not with the month before', async ({
    assert,
  }) => {
    const { companyId, subscriptionId, plan, change, billed, sound } = await april()
    const yearly = await plan('365.00', { periodUnit: 'year' })
    await change(subscriptionId, '2026-06-01', { kind: 'plan', planVersionId: yearly })
    await bill(companyId, '2026-04-01')
    await bill(companyId, '2026-05-01')
    await bill(companyId, '2026-06-01')

    // The year is counted from 1 April: what is left of it on 1 June are 304 of 365 days.
    assert.deepEqual(await billed(), [
      ['2026-04-01', [['2026-04-01', '2026-05-01', 3000]]],
      ['2026-05-01', [['2026-05-01', '2026-06-01', 3000]]],
      ['2026-06-01', [['2026-06-01', '2027-04-01', 30400]]],
    ])
    await sound(assert)
  })

  test('an end that is undone gives way to the earlier one, and days between are credited', async ({
    assert,
  }) => {
    const { companyId, subscriptionId, change, billed, sound } = await april()
    await change(subscriptionId, '2026-04-11', { kind: 'end' })
    await change(subscriptionId, '2026-06-01', { kind: 'end' })
    await bill(companyId, '2026-04-01')
    const order = { companyId, subscriptionId, reason: 'A mistake', actor: 'test' }
    await at('2026-04-20T10:00:00Z', () =>
      new UndoChange().execute({ ...order, seq: 3, requestId: 'undo' })
    )
    await bill(companyId, '2026-04-20')

    assert.deepEqual(await billed(), [
      ['2026-04-01', [['2026-04-01', '2026-05-01', 3000]]],
      [
        '2026-04-20',
        [
          ['2026-04-01', '2026-04-11', 1000],
          ['2026-04-01', '2026-05-01', -3000],
        ],
      ],
    ])
    await sound(assert)
  })

  test('a change that was undone before it began is never billed', async ({ assert }) => {
    const { companyId, subscriptionId, planB, change, billed, sound } = await april()
    await bill(companyId, '2026-04-01')
    const order = { companyId, subscriptionId, reason: 'Changed his mind', actor: 'test' }
    await at('2026-04-10T10:00:00Z', async () => {
      await change(subscriptionId, 'period_end', { kind: 'plan', planVersionId: planB })
      await new UndoChange().execute({ ...order, seq: 2, requestId: 'undo' })
      await new UndoChange().execute({ ...order, seq: 2, requestId: 'undo' })
      await assert.rejects(
        () => new UndoChange().execute({ ...order, seq: 2, requestId: 'again' }),
        /undone already/
      )
    })
    await bill(companyId, '2026-05-01')

    assert.deepEqual(
      (await billed()).map(([, lines]) => lines),
      [[['2026-04-01', '2026-05-01', 3000]], [['2026-05-01', '2026-06-01', 3000]]]
    )
    await sound(assert)
  })
})
