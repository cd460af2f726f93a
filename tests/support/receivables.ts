import db from '@adonisjs/lucid/services/db'
import { RecordPayment } from '#app/receivables/actions/record_payment'
import { bill } from '#tests/support/books'
import { given } from '#tests/support/given_books'

let counter = 0

/** Who moves receivables in tests, each time under a key of its own. */
export function order(companyId: number, key = `key-${++counter}`) {
  return { companyId, key, actor: 'test', postedOn: '2026-02-01' }
}

/** An account whose customer is exempt from tax, so that what is charged is what is owed. */
export async function exemptAccount(companyId: number, number?: string) {
  const customerId = await given.customer(companyId, { exemption: 'Exempt by law' })
  return given.account(companyId, { customerId, number })
}

/** Issues an invoice of these amounts, one charge each, and returns its open item. */
export async function invoiced(companyId: number, accountId: number, ...amounts: string[]) {
  const charges = amounts.map((amount) =>
    given.charge({
      ruleCode: 'standard.flat',
      terms: { amount, per_quantity: false },
      timing: 'advance',
    })
  )
  const planVersionId = await given.plan(companyId, { charges })
  const to = '2026-02-01'
  await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01', to })
  await bill(companyId, '2026-01-01')
  const row = await db
    .from('open_items')
    .where({ company_id: companyId, account_id: accountId })
    .orderBy('id', 'desc')
    .firstOrFail()
  return Number(row.id)
}

/** A company with an account that owes `amounts`, one item each. */
export async function debtor(...amounts: string[]) {
  const companyId = await given.company()
  const accountId = await exemptAccount(companyId)
  const items: number[] = []
  for (const amount of amounts) items.push(await invoiced(companyId, accountId, amount))
  return { companyId, accountId, items }
}

export async function paid(companyId: number, accountId: number, amountMinor: bigint) {
  const { paymentId } = await new RecordPayment().execute({
    ...order(companyId),
    ...{ accountId, amountMinor, receivedOn: '2026-02-01' },
    ...{ method: 'transfer', reference: 'Thank you' },
  })
  return paymentId
}

export async function openOf(itemId: number) {
  const row = await db.from('open_items').where('id', itemId).firstOrFail()
  return Number(row.open_minor)
}

export async function unappliedOf(paymentId: number) {
  const row = await db.from('payments').where('id', paymentId).firstOrFail()
  return Number(row.unapplied_minor)
}

/** Balances of a company's ledger accounts that are not zero, by code. */
export async function balances(companyId: number): Promise<Record<string, number>> {
  const rows = await db
    .from('postings')
    .join('ledger_accounts', 'ledger_accounts.id', 'postings.ledger_account_id')
    .where('ledger_accounts.company_id', companyId)
    .groupBy('ledger_accounts.code')
    .select('ledger_accounts.code')
    .sum('postings.amount_minor as total')
  const known = rows.map((row): [string, number] => [row.code, Number(row.total)])
  return Object.fromEntries(known.filter(([, total]) => total !== 0))
}
