import { test } from '@japa/runner'
import { bill, findings, summariesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'

test.group('A charge that reads charges of another anchor', () => {
  test('a minimum reads the amounts of all its days, whatever the anchors', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const fee = given.charge({
      ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat', tags: ['counts'] },
      terms: { amount: '15.00', per_quantity: false },
    })
    const minimum = given.charge({
      ...{ key: 'minimum', name: 'Minimum', ruleCode: 'standard.minimum' },
      terms: { amount: '20.00', reads_tag: 'counts', reads_scope: 'account' },
    })
    const fees = await given.plan(companyId, { charges: [fee] })
    const minima = await given.plan(companyId, { charges: [minimum] })
    await given.subscription(companyId, { accountId, planVersionId: fees, from: '2026-01-01' })
    await given.subscription(companyId, { accountId, planVersionId: minima, from: '2026-01-15' })
    await bill(companyId, '2026-02-01')
    await bill(companyId, '2026-02-15')
    await bill(companyId, '2026-03-01')
    const told = await summariesOf(companyId)
    const lines = told.flatMap((one) => one.lines).filter(([name]) => name === 'Minimum')
    // 20.00 - 15.00 x 17/31 - 15.00 x 14/28 = 4.27
    assert.equal(
      lines.reduce((sum, [, , , net]) => sum + net, 0),
      427
    )
    assert.deepEqual(await findings(companyId), [])
  })
})
