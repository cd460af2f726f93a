import { test } from '@japa/runner'
import type { Phase } from '#app/catalog/phases'
import { bill } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { fee, told } from '#tests/support/subscription_life'

const TRIAL: readonly Phase[] = [
  { key: 'trial', name: 'Trial', unit: 'day', count: 45 },
  { key: 'paid', name: 'Paid', unit: 'month', count: null },
]
const paid = (amount: string) => [fee(amount, { phase: 'paid' })]
/** 45 days from here end with 23 February; the account is billed on the first of a month. */
const from = '2026-01-10'
const anchor = { kind: 'day', day: 1 } as const

test.group('Phases of a plan', () => {
  test('E29: a trial longer than the period costs nothing and is billed at its end, mid-period', async ({
    assert,
  }) => {
    const { companyId, accountId, billed, sound } = await told()
    const planVersionId = await given.plan(companyId, { charges: paid('30.00'), phases: TRIAL })
    await given.subscription(companyId, { accountId, planVersionId, from, anchor })
    for (const day of ['2026-01-10', '2026-02-01', '2026-02-23', '2026-02-24', '2026-03-01']) {
      await bill(companyId, day)
    }
    // 24 to 28 February: 30.00 x 5/28 = 5.357.
    assert.deepEqual(await billed(), [
      ['2026-02-24', [['2026-02-24', '2026-03-01', 536]]],
      ['2026-03-01', [['2026-03-01', '2026-04-01', 3000]]],
    ])
    await sound(assert)
  })

  test('the anchor moves to the end of the trial where the plan says so', async ({ assert }) => {
    const { companyId, accountId, billed, sound } = await told()
    const planVersionId = await given.plan(companyId, {
      ...{ charges: paid('30.00'), phases: TRIAL, phaseAnchor: 'after_first_phase' },
    })
    await given.subscription(companyId, { accountId, planVersionId, from, anchor })
    for (const day of ['2026-02-23', '2026-02-24', '2026-03-24']) await bill(companyId, day)

    assert.deepEqual(await billed(), [
      ['2026-02-24', [['2026-02-24', '2026-03-24', 3000]]],
      ['2026-03-24', [['2026-03-24', '2026-04-24', 3000]]],
    ])
    await sound(assert)
  })

  test('E29: an upgrade in the trial keeps its first start', async ({ assert }) => {
    const { companyId, accountId, change, billed, sound } = await told()
    const planVersionId = await given.plan(companyId, { charges: paid('30.00'), phases: TRIAL })
    const bigger = await given.plan(companyId, { charges: paid('60.00'), phases: TRIAL })
    const subscriptionId = await given.subscription(companyId, {
      ...{ accountId, planVersionId, from, anchor },
    })
    await change(subscriptionId, '2026-01-20', { kind: 'plan', planVersionId: bigger })
    await bill(companyId, '2026-02-23')
    await bill(companyId, '2026-02-24')

    // 60.00 x 5/28 = 10.714.
    assert.deepEqual(await billed(), [['2026-02-24', [['2026-02-24', '2026-03-01', 1071]]]])
    await sound(assert)
  })

  test('an introductory price of three months from a 31st ends on 30 April', async ({ assert }) => {
    const { companyId, accountId, billed, sound } = await told()
    const planVersionId = await given.plan(companyId, {
      phases: [
        { key: 'intro', name: 'Introduction', unit: 'month', count: 3 },
        { key: 'regular', name: 'Regular', unit: 'month', count: null },
      ],
      charges: [
        fee('10.00', { key: 'intro-fee', phase: 'intro' }),
        fee('30.00', { key: 'regular-fee', phase: 'regular' }),
        fee('1.00', { key: 'card', timing: 'arrears' }),
      ],
    })
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-31' })
    await bill(companyId, '2026-04-30')

    const [[, lines]] = await billed()
    assert.deepEqual(lines, [
      ['2026-01-31', '2026-02-28', 100],
      ['2026-01-31', '2026-02-28', 1000],
      ['2026-02-28', '2026-03-31', 100],
      ['2026-02-28', '2026-03-31', 1000],
      ['2026-03-31', '2026-04-30', 100],
      ['2026-03-31', '2026-04-30', 1000],
      ['2026-04-30', '2026-05-31', 3000],
    ])
    await sound(assert)
  })

  test('a price that changes within a period is billed in both phases, each by its days', async ({
    assert,
  }) => {
    const { companyId, accountId, billed, sound } = await told()
    const planVersionId = await given.plan(companyId, {
      phases: [
        { key: 'intro', name: 'Introduction', unit: 'week', count: 1 },
        { key: 'regular', name: 'Regular', unit: 'month', count: null },
      ],
      charges: [
        fee('15.00', { key: 'intro-fee', phase: 'intro' }),
        fee('30.00', { key: 'regular-fee', phase: 'regular' }),
      ],
    })
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-04-01' })
    await bill(companyId, '2026-04-01')
    await bill(companyId, '2026-04-08')

    // 15.00 x 7/30, then 30.00 x 23/30.
    assert.deepEqual(await billed(), [
      ['2026-04-01', [['2026-04-01', '2026-04-08', 350]]],
      ['2026-04-08', [['2026-04-08', '2026-05-01', 2300]]],
    ])
    await sound(assert)
  })

  test('a fixed term ends by itself, and nothing is changed behind it', async ({ assert }) => {
    const { companyId, accountId, change, billed, sound } = await told()
    const phases: Phase[] = [{ key: 'term', name: 'Term', unit: 'month', count: 2, then: 'ends' }]
    const planVersionId = await given.plan(companyId, { charges: [fee('30.00')], phases })
    const subscriptionId = await given.subscription(companyId, {
      ...{ accountId, planVersionId, from: '2026-04-01' },
    })
    for (const day of ['2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01']) {
      await bill(companyId, day)
    }
    assert.deepEqual(
      (await billed()).map(([, [[startsOn]]]) => startsOn),
      ['2026-04-01', '2026-05-01']
    )
    await assert.rejects(
      () => change(subscriptionId, '2026-06-01', { kind: 'quantity', quantity: 2 }),
      /ends on 2026-06-01/
    )
    await sound(assert)
  })

  test('a term that renews goes on', async ({ assert }) => {
    const { companyId, accountId, billed, sound } = await told()
    const phases: Phase[] = [{ key: 'term', name: 'Term', unit: 'month', count: 2, then: 'renews' }]
    const charges = [fee('30.00', { phase: 'term' })]
    const planVersionId = await given.plan(companyId, { charges, phases })
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-04-01' })
    await bill(companyId, '2026-06-01')
    assert.lengthOf((await billed())[0][1], 3)
    await sound(assert)
  })
})
