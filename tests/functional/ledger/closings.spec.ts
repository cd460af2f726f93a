import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CloseLedger } from '#app/ledger/actions/close_ledger'
import { closedThrough } from '#app/ledger/closings'
import { bill, documentsOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'

async function companyWithFee() {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const fee = given.charge({
    ruleCode: 'standard.flat',
    terms: { amount: '10', per_quantity: false },
    timing: 'advance',
  })
  const planVersionId = await given.plan(companyId, { charges: [fee] })
  await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
  return companyId
}

const close = (companyId: number, throughOn: string) =>
  new CloseLedger().execute({ companyId, throughOn, actor: 'accountant' })

test.group('Closed books', () => {
  test('nothing is issued on a closed day, and the day after is open', async ({ assert }) => {
    const companyId = await companyWithFee()
    await close(companyId, '2026-01-31')
    await assert.rejects(() => bill(companyId, '2026-01-31'), /closed through 2026-01-31/)
    assert.lengthOf(await documentsOf(companyId), 0)
    await bill(companyId, '2026-02-01')
    assert.lengthOf(await documentsOf(companyId), 1)
  })

  test('books are never opened again by closing an earlier day', async ({ assert }) => {
    const companyId = await given.company()
    await close(companyId, '2026-03-31')
    await close(companyId, '2026-01-31')
    await close(companyId, '2026-03-31')
    assert.equal(await closedThrough(db.connection(), companyId), '2026-03-31')
    const rows = await db.from('ledger_closings').where('company_id', companyId)
    assert.lengthOf(rows, 1)
  })

  test('another company goes on', async ({ assert }) => {
    const companyId = await companyWithFee()
    await close(await given.company(), '2026-12-31')
    await bill(companyId, '2026-01-01')
    assert.lengthOf(await documentsOf(companyId), 1)
  })
})
