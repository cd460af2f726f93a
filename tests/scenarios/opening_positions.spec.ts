import { test } from '@japa/runner'
import { RecordOpeningPosition } from '#app/billing/actions/record_opening_position'
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
})
