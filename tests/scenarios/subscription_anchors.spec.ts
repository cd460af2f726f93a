import { test } from '@japa/runner'
import { bill } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { at, fee, told } from '#tests/support/subscription_life'
import { CreateSubscription } from '#app/subscriptions/actions/create_subscription'

test.group('What periods are counted from', () => {
  test('E1: an anchor on the 31st goes through February and leap years and never drifts', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, billed, sound } = await told()
    const planVersionId = await plan('30.00')
    await given.subscription(companyId, { accountId, planVersionId, from: '2024-01-31' })
    await bill(companyId, '2025-04-30')

    const [[, lines]] = await billed()
    const days = lines.map(([startsOn]) => startsOn)
    assert.deepEqual(days, [
      ...['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30'],
      ...['2024-07-31', '2024-08-31', '2024-09-30', '2024-10-31', '2024-11-30', '2024-12-31'],
      ...['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30'],
    ])
    assert.isTrue(lines.every(([, , net]) => net === 3000))
    await sound(assert)
  })

  test('E2: a year from 29 February is billed on the 28th, and on the 29th again in a leap year', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, billed, sound } = await told()
    const planVersionId = await plan('365.00', { periodUnit: 'year' })
    await given.subscription(companyId, { accountId, planVersionId, from: '2024-02-29' })
    for (const day of ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28']) {
      await bill(companyId, day)
    }
    // A day early in the leap year nothing is due.
    await bill(companyId, '2028-02-28')
    await bill(companyId, '2028-02-29')

    assert.deepEqual(await billed(), [
      ['2024-02-29', [['2024-02-29', '2025-02-28', 36500]]],
      ['2025-02-28', [['2025-02-28', '2026-02-28', 36500]]],
      ['2026-02-28', [['2026-02-28', '2027-02-28', 36500]]],
      ['2027-02-28', [['2027-02-28', '2028-02-29', 36500]]],
      ['2028-02-29', [['2028-02-29', '2029-02-28', 36500]]],
    ])
    await sound(assert)
  })

  test('E3: the anchor comes from the local date across a clock change, day 31 and not 1', async ({
    assert,
  }) => {
    const { companyId, accountId, billed, sound } = await told({ timeZone: 'America/Los_Angeles' })
    const planVersionId = await given.plan(companyId, {
      validFrom: '2017-01-01',
      phases: [
        { key: 'trial', name: 'Trial', unit: 'day', count: 30 },
        { key: 'paid', name: 'Paid', unit: 'month', count: null },
      ],
      phaseAnchor: 'after_first_phase',
      charges: [fee('31.00', { phase: 'paid' })],
    })
    // 1 March, half past eleven in the evening; the clocks go forward on 12 March.
    await at('2017-03-01T23:30:00-08:00', () =>
      new CreateSubscription().execute({
        ...{ companyId, accountId, planVersionId, serviceId: null, startsOn: 'now' },
        actor: 'test',
      })
    )
    await bill(companyId, '2017-03-30')
    await bill(companyId, '2017-03-31')
    await bill(companyId, '2017-05-31')

    assert.deepEqual(await billed(), [
      ['2017-03-31', [['2017-03-31', '2017-04-30', 3100]]],
      [
        '2017-05-31',
        [
          ['2017-04-30', '2017-05-31', 3100],
          ['2017-05-31', '2017-06-30', 3100],
        ],
      ],
    ])
    await sound(assert)
  })

  test('E12: an add-on taken on the last day of February keeps the month-end of its account', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, billed, sound } = await told()
    const planVersionId = await plan('31.00')
    const addOn = await plan('5.00')
    const anchor = { kind: 'account' } as const
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-31', anchor })
    await given.subscription(companyId, {
      ...{ accountId, planVersionId: addOn, from: '2026-02-28', anchor },
    })
    await bill(companyId, '2026-03-31')

    const [[, lines]] = await billed()
    assert.deepEqual(lines, [
      ['2026-01-31', '2026-02-28', 3100],
      ['2026-02-28', '2026-03-31', 3100],
      ['2026-02-28', '2026-03-31', 500],
      ['2026-03-31', '2026-04-30', 3100],
      ['2026-03-31', '2026-04-30', 500],
    ])
    await sound(assert)
  })

  test('a billing day of 31 holds for a start in February, whose days are a part of its period', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, billed, sound } = await told()
    const planVersionId = await plan('28.00')
    const anchor = { kind: 'day', day: 31 } as const
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-02-10', anchor })
    await bill(companyId, '2026-02-28')

    // 10 to 27 February are 18 of the 28 days from 31 January: 28.00 x 18/28.
    const [[, lines]] = await billed()
    assert.deepEqual(lines, [
      ['2026-02-10', '2026-02-28', 1800],
      ['2026-02-28', '2026-03-31', 2800],
    ])
    await sound(assert)
  })

  test('E39: an annual plan whose anchor lies before the start runs 349/365 to the next 15 January', async ({
    assert,
  }) => {
    const { companyId, accountId, plan, billed, sound } = await told()
    const planVersionId = await plan('365.00', { periodUnit: 'year' })
    const from = '2025-01-31'
    await given.subscription(companyId, { accountId, planVersionId, from, anchor: '2025-01-15' })
    await bill(companyId, '2025-01-31')
    await bill(companyId, '2026-01-15')

    assert.deepEqual(await billed(), [
      ['2025-01-31', [['2025-01-31', '2026-01-15', 34900]]],
      ['2026-01-15', [['2026-01-15', '2027-01-15', 36500]]],
    ])
    await sound(assert)
  })
})

test.group('Weeks across a clock change', () => {
  const weeks = [
    ['America/New_York', '2026-03-05', '2026-03-09', 'forward'],
    ['America/New_York', '2026-10-29', '2026-11-02', 'back'],
    ['Europe/London', '2026-03-26', '2026-03-30', 'forward'],
    ['Europe/London', '2026-10-22', '2026-10-26', 'back'],
    ['Australia/Sydney', '2026-10-01', '2026-10-05', 'forward'],
    ['Australia/Sydney', '2026-04-02', '2026-04-06', 'back'],
  ] as const
  for (const [timeZone, from, monday, direction] of weeks) {
    test(`${timeZone}: a day on which clocks go ${direction} counts as one`, async ({ assert }) => {
      const { companyId, accountId, plan, change, billed, sound } = await told({ timeZone })
      const planVersionId = await plan('7.00', { periodUnit: 'week' })
      const subscriptionId = await given.subscription(companyId, {
        ...{ accountId, planVersionId, from },
      })
      // Thursday to Sunday, the day of the clock change, are four days; then two of them for three.
      await change(subscriptionId, monday, { kind: 'quantity', quantity: 2 })
      await bill(companyId, from)

      const [[, lines]] = await billed()
      assert.deepEqual(
        lines.map(([startsOn, , net]) => [startsOn, net]),
        [
          [from, 400],
          [monday, 600],
        ]
      )
      await sound(assert)
    })
  }
})
