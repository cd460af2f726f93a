import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import RebillDocument from '#app/billing/actions/rebill_document'
import { replayObligation } from '#app/billing/replay/replay_obligation'
import { bill, documentsOf, findings, journalOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'

const actor = 'test'

async function renter() {
  const companyId = await given.company()
  const accountId = await given.account(companyId)
  const terms = { amount: '30.00', per_quantity: false }
  const charges = [given.charge({ key: 'rent', name: 'Rent', ruleCode: 'standard.flat', terms })]
  const planVersionId = await given.plan(companyId, { charges })
  await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
  const rebill = async (index: number) => {
    const documents = await db.from('documents').where('company_id', companyId).orderBy('id')
    const documentId = Number(documents[index].id)
    await new RebillDocument().execute({ companyId, documentId, reason: 'Wrong address', actor })
  }
  const lines = async () => {
    const rows = await db
      .from('document_lines as line')
      .join('documents', 'documents.id', 'line.document_id')
      .where('documents.company_id', companyId)
      .orderBy('line.document_id')
      .orderBy('line.position')
      .select('documents.number', 'line.starts_on', 'line.net_minor')
    return rows.map((row) => [row.number, row.starts_on, Number(row.net_minor)])
  }
  return { companyId, accountId, rebill, lines }
}

test.group('Void then bill the same period again', () => {
  test('E32: is allowed once, the number is not reused and history is kept', async ({ assert }) => {
    const { companyId, rebill, lines } = await renter()
    await bill(companyId, '2026-02-01')
    await rebill(0)
    await assert.rejects(() => rebill(0), /billed again already/)
    await bill(companyId, '2026-02-02')
    await bill(companyId, '2026-02-03')
    assert.deepEqual(await lines(), [
      ['INV-2026-000001', '2026-01-01', 3000],
      ['INV-2026-000002', '2026-01-01', -3000],
      ['INV-2026-000002', '2026-01-01', 3000],
    ])
    await assert.rejects(() => rebill(0), /still owed/)

    const obligations = await db.from('obligations').where('company_id', companyId).orderBy('id')
    assert.deepEqual(
      obligations.map((row) => [row.starts_on, Number(row.voided_id) === Number(row.id)]),
      [
        ['2026-01-01', true],
        ['2026-01-01', false],
      ]
    )
    for (const { obligation_id: id, seq } of await db.from('obligation_versions')) {
      const own = obligations.some((row) => Number(row.id) === Number(id))
      if (own) await replayObligation(db.connection(), companyId, Number(id), Number(seq))
    }
    assert.deepEqual(await findings(companyId), [])
  })

  test('what replaces it can be taken back in its turn', async ({ assert }) => {
    const { companyId, rebill, lines } = await renter()
    await bill(companyId, '2026-02-01')
    await rebill(0)
    await bill(companyId, '2026-02-02')
    await rebill(1)
    await bill(companyId, '2026-02-03')
    assert.lengthOf(await lines(), 5)
    assert.deepEqual(await journalOf(companyId), { 1200: 3570, 2200: -570, 4000: -3000 })
    assert.deepEqual(await findings(companyId), [])
  })

  test('months that another document billed stay as they are', async ({ assert }) => {
    const { companyId, rebill, lines } = await renter()
    for (const day of ['2026-02-01', '2026-03-01', '2026-04-01']) await bill(companyId, day)
    await rebill(0)
    await bill(companyId, '2026-04-02')
    const news = (await lines()).slice(3)
    assert.deepEqual(
      news.map(([, startsOn, net]) => [startsOn, net]),
      [
        ['2026-01-01', -3000],
        ['2026-01-01', 3000],
      ]
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('of another company, or what is too old, is refused', async ({ assert }) => {
    const { companyId } = await renter()
    await bill(companyId, '2026-02-01')
    const [{ id: documentId }] = await documentsOf(companyId)
    const other = await given.company()
    const order = { companyId: other, documentId, reason: 'x', actor }
    await assert.rejects(() => new RebillDocument().execute(order), /invoice/)

    const old = await renter()
    await db.from('companies').where('id', old.companyId).update({ clock_on: '2027-06-01' })
    await bill(old.companyId, '2026-02-01')
    await assert.rejects(() => old.rebill(0), /by hand/)
  })
})
