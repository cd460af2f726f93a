import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { IssueStatement } from '#app/billing/actions/issue_statement'
import { AllocateCredit } from '#app/receivables/actions/allocate_credit'
import { Refund } from '#app/receivables/actions/refund'
import { WriteDocumentForm } from '#app/rendering/actions/write_document_form'
import { RenderInvoices } from '#app/rendering/actions/render_invoices'
import { loadDocumentRequest } from '#app/rendering/queries/load_document_request'
import claims from '#tests/fixtures/plugins/claims'
import { bill, findings } from '#tests/support/books'
import { deploy } from '#tests/support/fixture_host'
import { given } from '#tests/support/given_books'
import { issueDocuments } from '#tests/support/issued_document'
import {
  balances,
  debtor,
  exemptAccount,
  invoiced,
  openOf,
  order,
  paid,
} from '#tests/support/receivables'

const lines = (...amounts: bigint[]) =>
  amounts.map((netMinor, index) => ({ description: `Line ${index + 1}`, netMinor }))

async function numbersOf(companyId: number) {
  const rows = await db.from('documents').where('company_id', companyId).orderBy('id')
  return rows.map(({ kind, number }) => [kind, number])
}

const itemsOf = (documentId: number) =>
  db.from('open_items').where('document_id', documentId).orderBy('id')

test.group('Document kinds', (group) => {
  group.setup(() => deploy(claims))

  test('one group of drafts numbers each kind in its own series', async ({ assert }) => {
    const companyId = await given.company()
    const accounts = [1, 2, 3, 4].map(() => exemptAccount(companyId))
    const kinds = ['invoice', 'claims.claim', 'invoice', 'credit_note']
    const orders = (await Promise.all(accounts)).map((accountId, index) => ({
      ...{ companyId, accountId, kind: kinds[index] },
      lines: lines(kinds[index] === 'credit_note' ? -1000n : 1000n),
    }))

    await issueDocuments(...orders)
    await issueDocuments(...orders.slice(0, 2))

    assert.deepEqual(await numbersOf(companyId), [
      ['invoice', 'INV-2026-000001'],
      ['claims.claim', 'CLM-2026-000001'],
      ['invoice', 'INV-2026-000002'],
      ['credit_note', 'CRN-2026-000001'],
      ['invoice', 'INV-2026-000003'],
      ['claims.claim', 'CLM-2026-000002'],
    ])
    assert.deepEqual(await findings(companyId), [])
  })

  test('groups of mixed kinds that are issued at once leave no gap', async ({ assert }) => {
    const companyId = await given.company()
    const groups = []
    for (let index = 0; index < 6; index++) {
      const accountId = await exemptAccount(companyId)
      const other = await exemptAccount(companyId)
      const kinds = index % 2 === 0 ? ['claims.claim', 'invoice'] : ['invoice', 'claims.claim']
      groups.push([
        { companyId, accountId, kind: kinds[0], lines: lines(500n) },
        { companyId, accountId: other, kind: kinds[1], lines: lines(700n) },
      ])
    }
    await Promise.all(groups.map((orders) => issueDocuments(...orders)))
    assert.lengthOf(await numbersOf(companyId), 12)
    assert.deepEqual(await findings(companyId), [])
  })

  test('a kind with an item for each line shares the tax out to them', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await exemptAccount(companyId)
    // 19 % of 1.00 + 2.00 is 0.57: 0.19 and 0.38; the third line is exempt.
    const [documentId] = await issueDocuments({
      ...{ companyId, accountId, kind: 'claims.claim' },
      lines: [
        { description: 'One', netMinor: 100n, percent: 19 },
        { description: 'Two', netMinor: 200n, percent: 19 },
        { description: 'Three', netMinor: 50n },
      ],
    })
    const items = await itemsOf(documentId)
    assert.deepEqual(
      items.map((row) => [Number(row.origin_line), Number(row.amount_minor)]),
      [
        [1, 119],
        [2, 238],
        [3, 50],
      ]
    )
    assert.deepEqual(await findings(companyId), [])
  })

  test('whoever is posted to owes a share of the document', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await exemptAccount(companyId)
    const sponsor = { accountId: await exemptAccount(companyId), minor: 3000n }
    const invoice = { companyId, accountId, kind: 'invoice', lines: lines(10000n), sponsor }
    const [documentId] = await issueDocuments(invoice)
    const items = await itemsOf(documentId)
    assert.deepEqual(
      items.map((row) => [
        Number(row.account_id),
        Number(row.responsibility_rank),
        Number(row.amount_minor),
      ]),
      [
        [accountId, 1, 7000],
        [sponsor.accountId, 2, 3000],
      ]
    )
    const state = await db.from('document_states').where('document_id', documentId).firstOrFail()
    assert.deepEqual([Number(state.open_minor), Number(state.gross_minor)], [7000, 10000])
    assert.deepEqual(await findings(companyId), [])
  })

  test('a credit note makes a credit that settles an invoice or is paid out', async ({
    assert,
  }) => {
    const { companyId, accountId, items } = await debtor('100.00')
    const credit = { companyId, accountId, kind: 'credit_note', lines: lines(-8000n) }
    const [documentId] = await issueDocuments(credit)
    const [{ id }] = await itemsOf(documentId)
    const creditItemId = Number(id)
    assert.equal(await openOf(creditItemId), -8000)

    const settled = [{ itemId: items[0], amountMinor: 5000n }]
    await new AllocateCredit().execute({ ...order(companyId), creditItemId, items: settled })
    const source = { kind: 'item', id: creditItemId } as const
    const refund = { source, amountMinor: 3000n, reference: 'Goodwill' }
    await new Refund().execute({ ...order(companyId), ...refund })
    await assert.rejects(
      () => new Refund().execute({ ...order(companyId), ...refund, amountMinor: 1n }),
      /has 0.00 EUR open/
    )

    assert.deepEqual([await openOf(items[0]), await openOf(creditItemId)], [5000, 0])
    const state = await db.from('document_states').where('document_id', documentId).firstOrFail()
    assert.equal(state.state, 'settled')
    assert.deepEqual(await balances(companyId), { 1000: -3000, 1200: 5000, 4000: -2000 })
    assert.deepEqual(await findings(companyId), [])
  })

  test('a statement lists what is open and posts nothing', async ({ assert }) => {
    const { companyId, accountId, items } = await debtor('100.00', '50.00')
    await paid(companyId, accountId, 1n)
    const before = await db.from('journal_entries').where('company_id', companyId)
    const statement = { companyId, accountId, issuedOn: '2026-02-10', key: 's1', actor: 'test' }

    const made = await Promise.all([1, 2, 3].map(() => new IssueStatement().execute(statement)))

    const [documentId] = made.map((one) => one!.documentId)
    assert.deepEqual(
      made.map((one) => one!.documentId),
      Array(3).fill(documentId)
    )
    assert.lengthOf(
      await db.from('documents').where({ company_id: companyId, kind: 'statement' }),
      1
    )
    const listed = await db.from('document_listings').where('document_id', documentId)
    assert.deepEqual(
      listed.map((row) => [Number(row.open_item_id), Number(row.open_minor)]),
      [
        [items[0], 10000],
        [items[1], 5000],
      ]
    )
    assert.isEmpty(await itemsOf(documentId))
    assert.isNull(await db.from('document_states').where('document_id', documentId).first())
    const after = await db.from('journal_entries').where('company_id', companyId)
    assert.lengthOf(after, before.length)
    const form = { companyId, documentId, channelCode: 'claims.statement' }
    const { text, fileName } = await new WriteDocumentForm().execute(form)
    assert.equal(fileName, 'STM-2026-000001.txt')
    assert.include(text, 'You owe 15000')
    // A later statement does not keep a run from a day before it.
    await invoiced(companyId, await exemptAccount(companyId), '1.00')
    assert.deepEqual(await findings(companyId), [])
  })

  test('an account that owes nothing gets no statement', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await exemptAccount(companyId)
    const statement = { companyId, accountId, issuedOn: '2026-02-10', key: 's1', actor: 'test' }
    assert.isNull(await new IssueStatement().execute(statement))
    assert.isNull(await new IssueStatement().execute(statement))
    assert.isEmpty(await numbersOf(companyId))
  })

  test('a document is superseded and voided once, by kinds that may', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await exemptAccount(companyId)
    const claim = { companyId, accountId, kind: 'claims.claim', lines: lines(800n) }
    const [first] = await issueDocuments(claim)
    const links = [{ relation: 'supersedes', documentId: first } as const]
    const [second] = await issueDocuments({ ...claim, links })

    await assert.rejects(() => issueDocuments({ ...claim, links }), /UNIQUE|Duplicate/)
    await assert.rejects(
      () => issueDocuments({ ...claim, kind: 'invoice', links }),
      'CLM-2026-000001 is of kind claims.claim: a document of kind invoice supersedes none'
    )
    const [voiding] = await issueDocuments({
      ...{ ...claim, kind: 'claims.void', lines: lines(-800n) },
      links: [{ relation: 'voids', documentId: second }],
    })
    const form = { companyId, documentId: voiding, channelCode: 'claims.text' }
    const { text } = await new WriteDocumentForm().execute(form)
    assert.match(
      text,
      /^CLM\|CLV-2026-000001\|A\d+\|-800\|CLM-2026-000002\nSVC\|1\|Line 1\|-800\n$/
    )
    assert.deepEqual(await findings(companyId), [])

    const other = await given.company()
    const stranger = { ...claim, companyId: other, accountId: await exemptAccount(other) }
    await assert.rejects(() => issueDocuments({ ...stranger, links }), /no document \d+ to link to/)
  })

  test('a text form is written once, by a channel that takes the kind', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await exemptAccount(companyId)
    const invoice = { companyId, accountId, kind: 'invoice', lines: lines(100n) }
    const [claimId, invoiceId] = await issueDocuments(
      { ...invoice, accountId: await exemptAccount(companyId), kind: 'claims.claim' },
      invoice
    )
    const write = (documentId: number) =>
      new WriteDocumentForm().execute({ companyId, documentId, channelCode: 'claims.text' })

    const forms = await Promise.all([write(claimId), write(claimId)])
    assert.deepEqual(forms[0], forms[1])
    assert.lengthOf(await db.from('document_forms').where('document_id', claimId), 1)
    await assert.rejects(() => write(invoiceId), /writes no documents of kind invoice/)
  })

  test('a document check holds an account back with its reason', async ({ assert }) => {
    const companyId = await given.company()
    const accountId = await exemptAccount(companyId)
    const charges = Array.from({ length: 51 }, () =>
      given.charge({
        ruleCode: 'standard.flat',
        terms: { amount: '1.00', per_quantity: false },
        timing: 'advance',
      })
    )
    const planVersionId = await given.plan(companyId, { charges })
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })

    const { documents, parked } = await bill(companyId, '2026-01-01')

    assert.deepEqual([documents, parked], [0, 1])
    const row = await db.from('parked_accounts').where('company_id', companyId).firstOrFail()
    assert.equal(row.reason, 'claims.TOO_MANY_LINES')
    assert.match(row.message, /this one has 51/)
  })
})

test.group('Documents that no layout draws', () => {
  test('are left out when PDFs are made', async ({ assert }) => {
    const { companyId, accountId } = await debtor('100.00')
    const statement = { companyId, accountId, issuedOn: '2026-02-10', key: 's1', actor: 'test' }
    const made = await new IssueStatement().execute(statement)

    const { rendered, failures } = await new RenderInvoices().execute({ companyId })

    assert.deepEqual({ rendered, failures }, { rendered: 1, failures: [] })
    await assert.rejects(
      () => loadDocumentRequest(db.connection(), companyId, made!.documentId),
      /kind statement is not drawn/
    )
  })
})
