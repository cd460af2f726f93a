import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import PreviewAccount, { type AccountPreview } from '#app/billing/queries/preview_account'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { bill, documentsOf, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'

const previewAccount = new PreviewAccount()

/** Two flats on one account: a rent in advance and 10 % off all rents. */
async function tenancy() {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const rent = given.charge({
    ...{ key: 'rent', name: 'Rent', ruleCode: 'standard.flat', tags: ['rent'] },
    ...{ timing: 'advance', terms: { amount: '31.00', per_quantity: true } },
  })
  const rebate = given.charge({
    ...{ key: 'rebate', name: 'Rebate', ruleCode: 'standard.percent_off', timing: 'advance' },
    terms: { percent: '10', reads_tag: 'rent', reads_scope: 'subscription' },
  })
  const planVersionId = await given.plan(companyId, { charges: [rent, rebate] })
  const subscriptionId = await given.subscription(companyId, {
    ...{ accountId, planVersionId, from: '2026-01-01', quantity: 2 },
  })
  const preview = (dueOn: string) => {
    return previewAccount.execute({ companyId, accountId, dueOn, issuedOn: dueOn })
  }
  const change = (effectiveOn: string, quantity: number) =>
    new ChangeSubscription().execute({
      ...{ companyId, subscriptionId, effectiveOn, change: { kind: 'quantity', quantity } },
      ...{ reason: 'test', requestId: effectiveOn, actor: 'test' },
    })
  return { companyId, accountId, preview, change }
}

const linesOf = ({ body }: AccountPreview) =>
  (body?.lines ?? []).map(({ description, startsOn, endsOn, netMinor }) => {
    return { description, startsOn, endsOn, netMinor: Number(netMinor) }
  })

/** How many rows every table has. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = await db.connection().getAllTables()
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const row = await db.from(table).count('* as total').firstOrFail()
    counts[table] = Number(row.total)
  }
  return counts
}

test.group('The preview of an account', () => {
  test('E16: whose first invoice is missing equals what the real run will do', async ({
    assert,
  }) => {
    const { companyId, preview } = await tenancy()
    const seen = await preview('2026-03-05')
    await bill(companyId, '2026-03-05')
    const [document] = await documentsOf(companyId)
    assert.deepEqual(linesOf(seen), [...document.lines])
    assert.equal(Number(seen.body!.grossMinor), document.gross_minor)
    // Three months of two rents less a tenth, and 19 % on it: 3 x 55.80 x 1.19.
    assert.equal(document.gross_minor, 19921)
  })

  test('shows the difference that a backdated change will bill', async ({ assert }) => {
    const { companyId, preview, change } = await tenancy()
    await bill(companyId, '2026-01-01')
    await change('2026-01-17', 1)
    const seen = await preview('2026-01-20')
    await bill(companyId, '2026-01-20')
    const [credit] = await documentsOf(companyId)
    assert.deepEqual(linesOf(seen), [...credit.lines])
    // One of two rents is given back for 15 of 31 days: -15.00, and of the rebate +1.50.
    assert.equal(Number(seen.body!.netMinor), -1350)
    assert.equal(seen.body!.kind, 'credit_note')
    assert.deepEqual(await findings(companyId), [])
  })

  test('of a day ahead writes nothing, and nothing that is due is no document', async ({
    assert,
  }) => {
    const { preview } = await tenancy()
    const before = await rowCounts()
    const ahead = await preview('2027-01-01')
    assert.deepEqual(await rowCounts(), before)
    assert.lengthOf(linesOf(ahead), 26)
    const none = await preview('2025-12-31')
    assert.isNull(none.body)
    assert.isNull(none.parking)
  })

  test('says why a run would hold it back', async ({ assert }) => {
    const { preview } = await tenancy()
    const { body, parking } = await preview('2030-01-01')
    assert.isNull(body)
    assert.equal(parking!.reason, 'E_TOO_MANY_PERIODS')
  })

  test('explains each line to the last digit', async ({ assert }) => {
    const { companyId, accountId, preview } = await tenancy()
    const asked = { companyId, accountId, dueOn: '2026-01-01', issuedOn: '2026-01-01' }
    const { body } = await preview(asked.dueOn)
    const explained = await Promise.all(
      body!.lines.map(({ position }) => previewAccount.explain(asked, position))
    )
    assert.deepEqual(
      explained.map(({ rule, targetExact, explanation }) => {
        return [rule, targetExact, explanation.steps.map(({ key }) => key)]
      }),
      [
        ['standard.flat@1', '62', ['standard.explain.flat_each']],
        ['standard.percent_off@1', '-6.2', ['standard.explain.percent_off']],
      ]
    )
    await assert.rejects(() => previewAccount.explain(asked, 3), /line/)
  })

  test('of an account of another company is not found', async ({ assert }) => {
    const { accountId } = await tenancy()
    const companyId = await given.company()
    const asked = { companyId, accountId, dueOn: '2026-01-01', issuedOn: '2026-01-01' }
    await assert.rejects(() => previewAccount.execute(asked), /account/)
  })
})
