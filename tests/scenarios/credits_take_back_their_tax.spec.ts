import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { bill, findings, summariesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { replayAll } from '#tests/support/story'

type Change = Parameters<ChangeSubscription['execute']>[0]['change']

/** A fee of 100.00 a month in advance, of a customer whose exemption comes and goes. */
async function feePayer(from = '2026-09-01') {
  const companyId = await given.company()
  const customerId = await given.customer(companyId)
  const accountId = await given.account(companyId, { customerId })
  const fee = given.charge({
    ...{ key: 'fee', name: 'Fee', ruleCode: 'standard.flat', timing: 'advance' },
    terms: { amount: '100.00', per_quantity: true },
  })
  const planVersionId = await given.plan(companyId, { charges: [fee] })
  const whose = { accountId, planVersionId, from }
  const subscriptionId = await given.subscription(companyId, whose)
  const exempt = async (exemption: string | null) => {
    await db.from('customers').where('id', customerId).update({ exemption })
  }
  const change = async (effectiveOn: string, what: Change) => {
    await new ChangeSubscription().execute({
      ...{ companyId, subscriptionId, effectiveOn, change: what },
      ...{ reason: 'test', requestId: `${effectiveOn}-${JSON.stringify(what)}`, actor: 'test' },
    })
  }
  return { companyId, exempt, change }
}

const REASON = 'Art. 151 VAT Directive'

/** Net and tax of each document by treatment and percent, or the reason of none, in the order of numbers. */
async function taxesOf(companyId: number) {
  const rows = await db
    .from('document_taxes as tax')
    .join('documents', 'documents.id', 'tax.document_id')
    .where('documents.company_id', companyId)
    .orderBy('documents.id')
    .orderBy('tax.position')
    .select('tax.treatment', 'tax.percent', 'tax.reason', 'tax.base_minor', 'tax.amount_minor')
  return rows.map((row) => [
    `${row.treatment} ${row.percent ?? row.reason}`,
    Number(row.base_minor),
    Number(row.amount_minor),
  ])
}

async function grossOf(companyId: number) {
  return (await summariesOf(companyId)).map(({ gross }) => gross)
}

test.group('Credits', () => {
  test('take back the tax of who has become exempt since', async ({ assert }) => {
    const { companyId, exempt, change } = await feePayer()
    await bill(companyId, '2026-09-01')
    await exempt(REASON)
    await change('2026-09-01', { kind: 'end' })
    await bill(companyId, '2026-10-01')
    assert.deepEqual(await grossOf(companyId), [11900, -11900])
    assert.deepEqual(await findings(companyId), [])
  })

  test('take back no tax of who was exempt, with the reason it had', async ({ assert }) => {
    const { companyId, exempt, change } = await feePayer()
    await exempt(REASON)
    await bill(companyId, '2026-09-01')
    await exempt(null)
    await change('2026-09-01', { kind: 'end' })
    await bill(companyId, '2026-10-01')
    assert.deepEqual(await taxesOf(companyId), [
      [`exempt ${REASON}`, 10000, 0],
      [`exempt ${REASON}`, -10000, 0],
    ])
    assert.deepEqual(await findings(companyId), [])
    await replayAll(companyId)
  })

  test('have the tax they had beside what is new', async ({ assert }) => {
    const { companyId, exempt, change } = await feePayer()
    await bill(companyId, '2026-09-01')
    await exempt(REASON)
    // 30 days: the first 15 are owed anew, 50.00, two from the 16th on, 100.00.
    await change('2026-09-16', { kind: 'quantity', quantity: 2 })
    await bill(companyId, '2026-09-16')
    const [first, ...then] = await taxesOf(companyId)
    assert.deepEqual(first, ['standard 19', 10000, 1900])
    assert.sameDeepMembers(then, [
      ['standard 19', -10000, -1900],
      [`exempt ${REASON}`, 15000, 0],
    ])
    assert.deepEqual(await findings(companyId), [])
    await replayAll(companyId)
  })

  test('take back the newest document first, then the ones before', async ({ assert }) => {
    const { companyId, exempt, change } = await feePayer()
    await bill(companyId, '2026-09-01')
    await exempt(REASON)
    await change('2026-09-01', { kind: 'quantity', quantity: 2 })
    await bill(companyId, '2026-09-02')
    await exempt(null)
    await change('2026-09-01', { kind: 'quantity', quantity: 1 })
    await bill(companyId, '2026-09-03')
    assert.deepEqual(await taxesOf(companyId), [
      ['standard 19', 10000, 1900],
      [`exempt ${REASON}`, 10000, 0],
      [`exempt ${REASON}`, -10000, 0],
    ])
    await change('2026-09-01', { kind: 'end' })
    await bill(companyId, '2026-10-01')
    assert.deepEqual((await taxesOf(companyId)).at(-1), ['standard 19', -10000, -1900])
    assert.deepEqual(await findings(companyId), [])
    await replayAll(companyId)
  })
})
