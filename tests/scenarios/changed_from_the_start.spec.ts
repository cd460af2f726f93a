import { test } from '@japa/runner'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { bill, documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'

test.group('A plan that is changed from the first day on', () => {
  test('is taken back whole, though no day of the old plan is left', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const fee = (amount: string) =>
      given.charge({
        key: 'fee',
        ruleCode: 'standard.flat',
        terms: { amount, per_quantity: false },
        timing: 'advance',
      })
    const planVersionId = await given.plan(companyId, { charges: [fee('30.00')] })
    const other = await given.plan(companyId, { charges: [fee('45.00')] })
    const from = '2026-01-01'
    const subscriptionId = await given.subscription(companyId, { accountId, planVersionId, from })
    await bill(companyId, '2026-01-01')
    await new ChangeSubscription().execute({
      ...{ companyId, subscriptionId, effectiveOn: from, requestId: 'wrong plan' },
      ...{ change: { kind: 'plan', planVersionId: other }, reason: 'Wrong plan', actor: 'test' },
    })
    await bill(companyId, '2026-01-02')

    const [, corrected] = await documentsOf(companyId)
    assert.deepEqual(
      corrected.lines.map(({ netMinor }) => netMinor),
      [-3000, 4500]
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('bills the months before the change that no run had billed yet', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const fee = given.charge({
      key: 'fee',
      ruleCode: 'standard.flat',
      terms: { amount: '10.00', per_quantity: true },
    })
    const planVersionId = await given.plan(companyId, { charges: [fee] })
    const from = '2026-01-01'
    const subscriptionId = await given.subscription(companyId, { accountId, planVersionId, from })
    await new ChangeSubscription().execute({
      ...{ companyId, subscriptionId, effectiveOn: '2026-03-01', requestId: 'three' },
      ...{ change: { kind: 'quantity', quantity: 3 }, reason: 'Three seats', actor: 'test' },
    })
    await bill(companyId, '2026-02-01')
    await bill(companyId, '2026-04-01')
    await bill(companyId, '2026-05-01')

    const documents = await documentsOf(companyId)
    assert.deepEqual(
      documents.map(({ lines }) => lines.map(({ startsOn, netMinor }) => [startsOn, netMinor])),
      [
        [['2026-01-01', 1000]],
        [
          ['2026-02-01', 1000],
          ['2026-03-01', 3000],
        ],
        [['2026-04-01', 3000]],
      ]
    )
    assert.deepEqual(await findings(companyId), [])
  })
})
