import db from '@adonisjs/lucid/services/db'
import type { Assert } from '@japa/assert'
import { IssueStatement } from '#app/billing/actions/issue_statement'
import { AllocatePayment } from '#app/receivables/actions/allocate_payment'
import { RecordPayment } from '#app/receivables/actions/record_payment'
import { RequestCharge } from '#app/receivables/actions/request_charge'
import { Refund } from '#app/receivables/actions/refund'
import { WriteDocumentForm } from '#app/rendering/actions/write_document_form'
import claims from '#tests/fixtures/plugins/claims'
import { PARTIES, REMITTANCES, remit } from '#tests/support/claim_remittances'
import { deploy } from '#tests/support/fixture_host'
import { given } from '#tests/support/given_books'
import { bill } from '#tests/support/books'
import { balances } from '#tests/support/receivables'

const actor = 'story'

/** The books at the end, as they are worked out in docs/engine/receivables.md. */
export const END = { 1000: 2500, 1050: 85000, 4000: -110000, 4900: 22500 }

export interface ClaimFacts {
  readonly companyId: number
}

/** What the plugin brings is there while a part of the story is told, in whatever process. */
async function withClaims<Result>(work: () => Promise<Result>): Promise<Result> {
  const undo = await deploy(claims)
  try {
    return await work()
  } finally {
    undo()
  }
}

/** Asks for the lines of a claim, which the next run bills to the payer that is asked first. */
async function askFor(companyId: number, payer: number, ...amounts: bigint[]) {
  for (const [index, amountMinor] of amounts.entries()) {
    const line = `${payer}-${index + 1}`
    await new RequestCharge().execute({
      ...{ companyId, accountId: payer, subscriptionId: null, amountMinor, key: line },
      ...{ chargeKey: 'service', description: `Service ${index + 1}`, taxCategory: 'general' },
      ...{ ledgerCode: '4000', originKind: 'claim_line', originId: line, reason: null },
      ...{ startsOn: '2026-01-20', endsOn: '2026-01-21', requestedBy: actor },
    })
  }
}

/** A company whose two claims are billed: 300.00 + 500.00 + 200.00, and 100.00. */
export async function claimed(): Promise<ClaimFacts> {
  return withClaims(async () => {
    const companyId = await given.company({
      ...{ currency: 'USD', timeZone: 'America/New_York', taxId: null },
    })
    // Medical care is exempt, so a claim is what its lines are.
    const exemption = 'Article 132 (1) (c)'
    const customerId = await given.customer(companyId, { kind: 'company', exemption })
    const ids: Record<string, number> = {}
    for (const number of Object.values(PARTIES)) {
      const documentKind = number === PARTIES.person ? 'invoice' : 'claims.claim'
      const whose = { customerId, number, currency: 'USD', documentKind }
      ids[number] = await given.account(companyId, whose)
    }
    await askFor(companyId, ids.P1, 30000n, 50000n, 20000n)
    await askFor(companyId, ids.P2, 10000n)
    await bill(companyId, '2026-02-01')
    return { companyId }
  })
}

async function accountId(companyId: number, number: string) {
  const row = await db.from('accounts').where({ company_id: companyId, number }).firstOrFail()
  return Number(row.id)
}

/** What the person is told; null when nothing is owed. */
export async function statement(companyId: number, issuedOn: string) {
  const order = {
    ...{ companyId, accountId: await accountId(companyId, PARTIES.person), issuedOn },
    ...{ key: `statement-${issuedOn}`, actor },
  }
  const made = await new IssueStatement().execute(order)
  if (made === null) return null
  const form = { companyId, documentId: made.documentId, channelCode: 'claims.statement' }
  const { text } = await new WriteDocumentForm().execute(form)
  return text
}

async function pay(companyId: number) {
  return new RecordPayment().execute({
    ...{ companyId, key: 'card-1', actor, postedOn: '2026-03-01' },
    ...{ accountId: await accountId(companyId, PARTIES.person), amountMinor: 4000n },
    ...{ receivedOn: '2026-03-01', method: 'card', reference: 'Statement STM-2026-000001' },
  })
}

/** Settles what the person owes for lines 1 and 3, as it stood when the statement was made. */
async function settle(companyId: number, key: string, amounts: readonly [bigint, bigint]) {
  const { paymentId } = await pay(companyId)
  const person = await accountId(companyId, PARTIES.person)
  const items = []
  for (const [index, line] of [1, 3].entries()) {
    const row = await db
      .from('open_items')
      .where({ company_id: companyId, account_id: person, origin_line: line })
      .where('amount_minor', Number(amounts[index]))
      .orderBy('id', 'desc')
      .firstOrFail()
    items.push({ itemId: Number(row.id), amountMinor: amounts[index] })
  }
  const order = { companyId, key, actor, postedOn: '2026-03-01' }
  await new AllocatePayment().execute({ ...order, paymentId, items })
}

async function refund(companyId: number) {
  const { paymentId } = await pay(companyId)
  await new Refund().execute({
    ...{ companyId, key: 'refund-1', actor, postedOn: '2026-04-01' },
    ...{ source: { kind: 'payment', id: paymentId }, amountMinor: 1500n, reference: 'Overpaid' },
  })
}

const step = (name: string, at: string, run: (companyId: number) => Promise<unknown>) => ({
  name,
  at,
  run: ({ companyId }: ClaimFacts) => withClaims(async () => void (await run(companyId))),
})

/** A claim is answered by two payers, the rest is a person's; then the first payer thinks again. */
export default {
  title: 'A claim with two payers',

  given: claimed,

  steps: [
    step('P1 answers', '2026-02-10T15:00:00Z', (id) => remit(id, REMITTANCES[0])),
    step('P2 answers', '2026-02-20T15:00:00Z', (id) => remit(id, REMITTANCES[1])),
    step('A7 is told', '2026-02-25T15:00:00Z', (id) => statement(id, '2026-02-25')),
    step('A7 pays', '2026-03-01T15:00:00Z', (id) => pay(id)),
    step('the 40.00 settle', '2026-03-01T16:00:00Z', (id) => settle(id, 'first', [1000n, 3000n])),
    step('P1 thinks again', '2026-03-10T15:00:00Z', (id) => remit(id, REMITTANCES[2])),
    step('P2 follows', '2026-03-20T15:00:00Z', (id) => remit(id, REMITTANCES[3])),
    step('A7 is told again', '2026-03-25T15:00:00Z', (id) => statement(id, '2026-03-25')),
    step('the 25.00 settle', '2026-03-26T15:00:00Z', (id) => settle(id, 'second', [500n, 2000n])),
    step('15.00 go back', '2026-04-01T15:00:00Z', (id) => refund(id)),
    step('P2 pays the other claim', '2026-04-10T15:00:00Z', (id) => remit(id, REMITTANCES[4])),
  ],

  async outcome({ companyId }: ClaimFacts, assert: Assert) {
    assert.deepEqual(await balances(companyId), END)
    const open = await db
      .from('open_items')
      .where('company_id', companyId)
      .whereNot('open_minor', 0)
    assert.isEmpty(open)
    assert.lengthOf(await db.from('payments').where('company_id', companyId), 6)
    const documents = await db.from('documents').where('company_id', companyId).orderBy('id')
    assert.deepEqual(
      documents.map(({ number }) => number),
      ['CLM-2026-000001', 'CLM-2026-000002', 'STM-2026-000001', 'STM-2026-000002']
    )
  },
}
