import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { RecordOpeningPosition } from '#app/billing/actions/record_opening_position'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { bill, documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'

async function migrated() {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const charges = ['rent', 'support'].map((key) => {
    const terms = { amount: '30.00', per_quantity: false }
    return given.charge({ key, name: key, ruleCode: 'standard.flat', terms })
  })
  const planVersionId = await given.plan(companyId, { charges })
  const subscriptionId = await given.subscription(companyId, {
    accountId,
    planVersionId,
    from: '2025-11-01',
  })
  const record = (chargeKey: string, billedThroughOn: string) =>
    new RecordOpeningPosition().execute({
      ...{ companyId, subscriptionId, chargeKey, billedThroughOn },
      ...{ source: 'Old system, invoice 4711', actor: 'test' },
    })
  return { companyId, record }
}

test.group('A company that comes from another system', () => {
  test('is billed from its cut-over on, charge by charge', async ({ assert }) => {
    const { companyId, record } = await migrated()
    await record('rent', '2026-01-16')
    await record('support', '2026-01-01')
    await record('rent', '2026-01-16')
    await bill(companyId, '2026-02-01')

    const [document] = await documentsOf(companyId)
    // The rent of 16 to 31 January: 30.00 x 16/31 = 15.4838...
    assert.deepEqual(
      document.lines.map(({ description, startsOn, endsOn, netMinor }) => {
        return [description, startsOn, endsOn, netMinor]
      }),
      [
        ['rent', '2026-01-16', '2026-02-01', 1548],
        ['support', '2026-01-01', '2026-02-01', 3000],
      ]
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('has one position a charge, written down before it is billed here', async ({ assert }) => {
    const { companyId, record } = await migrated()
    await record('rent', '2026-01-01')
    await assert.rejects(() => record('rent', '2026-01-02'), /through 2026-01-01 already/)
    await bill(companyId, '2026-02-01')
    await assert.rejects(() => record('support', '2026-01-01'), /is billed here from 2025-11-01/)
  })

  /** 16 days of 1.00 a unit are owed here: two units from the 16th, or from the 20th on. */
  const changes = [
    { from: '2026-01-10', owed: 3200 },
    { from: '2026-01-20', owed: 2800 },
  ]
  test('a change from {from} on leaves alone what was billed there')
    .with(changes)
    .run(async ({ assert }, { from, owed }) => {
      const { companyId, double } = await rented()
      await bill(companyId, '2026-02-01')
      await double(from)
      await bill(companyId, '2026-02-02')
      const lines = (await documentsOf(companyId)).flatMap((one) => one.lines)
      assert.equal(
        lines.reduce((sum, { netMinor }) => sum + netMinor, 0),
        owed
      )
      assert.deepEqual(await findings(companyId), [])
    })

  test('the books tell of days that were billed there and here', async ({ assert }) => {
    const { companyId } = await rented()
    await bill(companyId, '2026-02-01')
    const moved = { billed_through_on: '2026-01-20' }
    await db.from('opening_positions').where('company_id', companyId).update(moved)
    const [finding] = await findings(companyId)
    assert.match(finding, /^opening positions: Obligation \d+ begins before 2026-01-20/)
  })

  test('a change before anything was billed here keeps to the position', async ({ assert }) => {
    const { companyId, double } = await rented()
    await double('2025-12-01')
    await bill(companyId, '2026-02-01')
    const [document] = await documentsOf(companyId)
    assert.deepEqual(
      document.lines.map(({ startsOn, netMinor }) => [startsOn, netMinor]),
      [['2026-01-16', 3200]]
    )
    assert.deepEqual(await findings(companyId), [])
  })
})

/** A rent of 31.00 a unit since November, billed elsewhere through 15 January. */
async function rented() {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const terms = { amount: '31.00', per_quantity: true }
  const rent = given.charge({ key: 'rent', name: 'Rent', ruleCode: 'standard.flat', terms })
  const planVersionId = await given.plan(companyId, { charges: [rent] })
  const begins = { accountId, planVersionId, from: '2025-11-01' }
  const subscriptionId = await given.subscription(companyId, begins)
  await new RecordOpeningPosition().execute({
    ...{ companyId, subscriptionId, chargeKey: 'rent', billedThroughOn: '2026-01-16' },
    ...{ source: 'Old system', actor: 'test' },
  })
  const double = (effectiveOn: string) =>
    new ChangeSubscription().execute({
      ...{ companyId, subscriptionId, effectiveOn, change: { kind: 'quantity', quantity: 2 } },
      ...{ reason: 'test', requestId: 'double', actor: 'test' },
    })
  return { companyId, double }
}
