import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { bill, findings } from '#tests/support/books'
import { findingsWhen } from '#tests/support/broken_books'
import { given } from '#tests/support/given_books'
import { documentRule, paidDocuments, pays } from '#tests/support/paying'
import { replayAll } from '#tests/support/story'
import { Teller } from '#tests/support/story_process'
import { tellStep } from '#tests/support/story_steps'
import told from '#tests/scenarios/stories/parent_pays'

const STORY = new URL('stories/parent_pays.ts', import.meta.url).href

/** A payer of 100.00 a month and somebody of 31.00, for whom it pays from 16 January on. */
async function family() {
  const companyId = await given.company()
  const accounts: number[] = []
  for (const amount of ['100', '31']) {
    const terms = { amount, per_quantity: false }
    const charge = given.charge({ key: 'fee', name: 'Fee', ruleCode: 'standard.flat', terms })
    const planVersionId = await given.plan(companyId, { charges: [charge] })
    const accountId = await given.account(companyId)
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    accounts.push(accountId)
  }
  const [payer, child] = accounts
  await pays(companyId, payer, child, '2026-01-16')
  return { companyId, payer, child }
}

test.group('Who pays', () => {
  test('separate documents of each account are addressed to the payer, split by days', async ({
    assert,
  }) => {
    const { companyId, payer, child } = await family()
    await documentRule(companyId, payer, '2026-01-01', { payerForm: 'separate' })
    await bill(companyId, '2026-02-01')
    const documents = await paidDocuments(companyId, '2026-02-01')
    assert.sameDeepMembers(
      documents.map(({ accountId, lines }) => [
        accountId,
        ...lines.map((line) => [line[0], line[5]]),
      ]),
      [
        [payer, [payer, 10000]],
        // 16 of 31 days; the 15 before are the child's own.
        [payer, [child, 1600]],
        [child, [child, 1500]],
      ]
    )
    const items = await db.from('open_items').where({ company_id: companyId, account_id: payer })
    assert.lengthOf(items, 2)
    assert.deepEqual(await findings(companyId), [])
    await replayAll(companyId)
  })

  test('who pays for others is not paid by another, in either order', async ({ assert }) => {
    const { companyId, payer, child } = await family()
    const other = await given.account(companyId)
    await assert.rejects(() => pays(companyId, other, payer, '2026-02-01'), /payer: .*pays for/)
    await assert.rejects(() => pays(companyId, child, other, '2026-02-01'), /payer: .*itself paid/)
    // Also from a day on which it was not paid yet: it will be.
    await assert.rejects(() => pays(companyId, child, other, '2025-12-01'), /itself paid/)
  })

  test('a payer of another currency or country is refused, naming the field', async ({
    assert,
  }) => {
    const { companyId, child } = await family()
    const dollars = await given.account(companyId, { currency: 'USD' })
    const customerId = await given.customer(companyId, { country: 'AT' })
    const abroad = await given.account(companyId, { customerId })
    await assert.rejects(() => pays(companyId, dollars, child, '2026-03-01'), /payer: .*USD/)
    await assert.rejects(() => pays(companyId, abroad, child, '2026-03-01'), /payer: .*AT/)
    await assert.rejects(() => pays(companyId, child, child, '2026-03-01'), /payer: /)
  })

  test('a line on a document of somebody who does not pay for it is found', async ({ assert }) => {
    const { companyId, payer } = await family()
    await bill(companyId, '2026-02-01')
    const found = await findingsWhen(companyId, 'document_lines', async (trx) => {
      const documents = trx.from('documents').where({ account_id: payer }).select('id')
      await trx
        .from('document_lines')
        .whereIn('document_id', documents)
        .whereNotNull('account_id')
        .update({ account_id: null })
    })
    assert.isTrue(found.some((finding) => finding.startsWith('payers: ')))
  })

  for (const failpoint of [
    'chunk_computed',
    'chunk_frozen',
    'issue_before_numbers',
    'issue_before_commit',
    'issue_prepaid_settled',
  ]) {
    test(`killed at ${failpoint} the run is brought to the same end`, async ({ assert }) => {
      const facts = await told.given()
      await tellStep(told, 0, facts)
      const teller = new Teller(STORY, `${failpoint}:1`)
      await assert.rejects(() => teller.step(1, facts))
      for (const index of told.steps.keys()) if (index > 0) await tellStep(told, index, facts)
      await told.outcome(facts, assert)
      assert.deepEqual(await findings(facts.companyId), [])
    }).timeout(60_000)
  }
})
