import { test } from '@japa/runner'
import { bill } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { at, fee, told } from '#tests/support/subscription_life'

/** 30.00 a month in advance, 28.00 a month in arrears. */
async function both(from: string) {
  const life = await told()
  const { companyId, accountId } = life
  const charges = [fee('30.00'), fee('28.00', { key: 'later', timing: 'arrears' })]
  const planVersionId = await given.plan(companyId, { charges })
  const subscriptionId = await given.subscription(companyId, { accountId, planVersionId, from })
  return { ...life, subscriptionId }
}

test.group('Pauses', () => {
  test('a pause over the end of a period is credited, and billed again from the day it ends', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, change, billed, sound } = await told()
    const planVersionId = await plan('30.00')
    const subscriptionId = await given.subscription(companyId, {
      ...{ accountId, planVersionId, from: '2026-04-01' },
    })
    await bill(companyId, '2026-04-01')
    await change(subscriptionId, '2026-04-21', { kind: 'pause' })
    await bill(companyId, '2026-04-25')
    await bill(companyId, '2026-05-01')
    await change(subscriptionId, '2026-05-11', { kind: 'resume' })
    await bill(companyId, '2026-05-11')

    assert.deepEqual(await billed(), [
      ['2026-04-01', [['2026-04-01', '2026-05-01', 3000]]],
      [
        '2026-04-25',
        [
          ['2026-04-01', '2026-04-21', 2000],
          ['2026-04-01', '2026-05-01', -3000],
        ],
      ],
      // 21 of the 31 days of May: 20.322.
      ['2026-05-11', [['2026-05-11', '2026-06-01', 2032]]],
    ])
    await sound(assert)
  })

  test('a pause that turns out to have ended before is billed for the days between', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, change, billed, sound } = await told()
    const planVersionId = await plan('30.00')
    const subscriptionId = await given.subscription(companyId, {
      ...{ accountId, planVersionId, from: '2026-04-01' },
    })
    await bill(companyId, '2026-04-01')
    await change(subscriptionId, '2026-04-11', { kind: 'pause' })
    await change(subscriptionId, '2026-04-26', { kind: 'resume' })
    await bill(companyId, '2026-04-26')
    await change(subscriptionId, '2026-04-21', { kind: 'resume' })
    await bill(companyId, '2026-04-28')

    const nets = (await billed()).map(([, lines]) => lines.reduce((sum, [, , net]) => sum + net, 0))
    assert.deepEqual(nets, [3000, -1500, 500])
    await assert.rejects(
      () => change(subscriptionId, '2026-04-29', { kind: 'resume' }),
      /not paused/
    )
    await assert.rejects(() => change(subscriptionId, '2026-04-15', { kind: 'pause' }), /paused on/)
    await sound(assert)
  })

  test('in arrears the days of a pause are not billed', async ({ assert }) => {
    const { companyId, accountId, change, billed, sound } = await told()
    const charges = [fee('30.00', { timing: 'arrears' })]
    const planVersionId = await given.plan(companyId, { charges })
    const subscriptionId = await given.subscription(companyId, {
      ...{ accountId, planVersionId, from: '2026-04-01' },
    })
    await change(subscriptionId, '2026-04-11', { kind: 'pause' })
    await change(subscriptionId, '2026-04-21', { kind: 'resume' })
    await bill(companyId, '2026-05-01')
    assert.deepEqual((await billed())[0][1], [
      ['2026-04-01', '2026-04-11', 1000],
      ['2026-04-21', '2026-05-01', 1000],
    ])
    await sound(assert)
  })
})

test.group('Ends', () => {
  test('E30: ended on the day it started, the unused days are credited, the used one is not', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, change, billed, sound } = await told()
    const planVersionId = await plan('200.00')
    const subscriptionId = await given.subscription(companyId, {
      ...{ accountId, planVersionId, from: '2026-04-01' },
    })
    await bill(companyId, '2026-04-01')
    await at('2026-04-01T15:00:00Z', () => change(subscriptionId, 'now', { kind: 'end' }))
    await bill(companyId, '2026-04-01')

    const [, [, lines]] = await billed()
    assert.deepEqual(lines, [
      ['2026-04-01', '2026-04-02', 667],
      ['2026-04-01', '2026-05-01', -20000],
    ])
    assert.equal(lines[0][2] + lines[1][2], -19333)
    await sound(assert)
  })

  test('a cancellation that is backdated behind issue credits months that were billed', async ({
    assert,
  }) => {
    const { companyId, subscriptionId, change, billed, sound } = await both('2026-01-01')
    for (const day of ['2026-01-01', '2026-02-01', '2026-03-01']) await bill(companyId, day)
    await change(subscriptionId, '2026-02-15', { kind: 'end' })
    await bill(companyId, '2026-03-10')

    // Half of February in advance and in arrears, and all of March.
    const [, , , [, credit]] = await billed()
    assert.deepEqual(credit, [
      ['2026-02-01', '2026-02-15', 1400],
      ['2026-02-01', '2026-02-15', 1500],
      ['2026-02-01', '2026-03-01', -2800],
      ['2026-02-01', '2026-03-01', -3000],
      ['2026-03-01', '2026-04-01', -3000],
    ])
    await sound(assert)
  })

  test('without credit what was billed in advance stays, what is billed in arrears ends', async ({
    assert,
  }) => {
    const { companyId, subscriptionId, change, billed, sound } = await both('2026-01-01')
    await bill(companyId, '2026-01-01')
    await bill(companyId, '2026-02-01')
    await change(subscriptionId, '2026-02-15', { kind: 'end', credit: 'none' })
    await bill(companyId, '2026-02-16')
    await bill(companyId, '2026-03-01')
    await bill(companyId, '2026-04-01')

    const documents = await billed()
    assert.deepEqual(documents.slice(2), [['2026-02-16', [['2026-02-01', '2026-02-15', 1400]]]])
    await sound(assert)
  })

  test('with full credit the period that has begun is taken back whole', async ({ assert }) => {
    const { companyId, subscriptionId, change, billed, sound } = await both('2026-01-01')
    await bill(companyId, '2026-01-01')
    await bill(companyId, '2026-02-01')
    await change(subscriptionId, '2026-02-15', { kind: 'end', credit: 'full' })
    await bill(companyId, '2026-02-16')
    await bill(companyId, '2026-03-01')

    const documents = await billed()
    assert.deepEqual(documents.slice(2), [
      [
        '2026-02-16',
        [
          ['2026-02-01', '2026-02-15', 1400],
          ['2026-02-01', '2026-03-01', -3000],
        ],
      ],
    ])
    await sound(assert)
  })

  test('the plan of the last day says which period has begun, not one that would follow', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, change, billed, sound } = await told()
    const planVersionId = await plan('30.00')
    const yearly = await plan('365.00', { periodUnit: 'year' })
    const from = { accountId, planVersionId, from: '2026-01-01' }
    const subscriptionId = await given.subscription(companyId, from)
    await bill(companyId, '2026-01-01')
    await bill(companyId, '2026-02-01')
    await change(subscriptionId, '2026-02-15', { kind: 'plan', planVersionId: yearly })
    await change(subscriptionId, '2026-02-15', { kind: 'end', credit: 'full' })
    await bill(companyId, '2026-02-15')

    // February is credited, not all since the year began.
    const documents = await billed()
    assert.deepEqual(documents[2], ['2026-02-15', [['2026-02-01', '2026-03-01', -3000]]])
    await sound(assert)
  })

  test('an end at the end of the period lets it run out', async ({ assert }) => {
    const { companyId, subscriptionId, change, billed, sound } = await both('2026-01-01')
    await bill(companyId, '2026-01-01')
    const day = await at('2026-01-20T10:00:00Z', () =>
      change(subscriptionId, 'period_end', { kind: 'end', credit: 'none' })
    )
    assert.equal(day, '2026-02-01')
    await bill(companyId, '2026-02-01')
    await bill(companyId, '2026-03-01')
    assert.deepEqual((await billed()).slice(1), [
      ['2026-02-01', [['2026-01-01', '2026-02-01', 2800]]],
    ])
    await sound(assert)
  })
})
