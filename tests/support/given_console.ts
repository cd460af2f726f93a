import db from '@adonisjs/lucid/services/db'
import type Company from '#app/companies/models/company'
import { SaveProduct } from '#app/catalog/actions/save_product'
import { CreateCustomer } from '#app/customers/actions/create_customer'
import { BillCompany } from '#app/billing/actions/bill_company'
import { OrderCorrection } from '#app/billing/actions/order_correction'
import { RunCorrection } from '#app/billing/actions/run_correction'
import { GrantCredit } from '#app/prepaid/actions/grant_credit'
import { SetWalletTerms } from '#app/prepaid/actions/set_wallet_terms'
import { coupon, redeem } from '#tests/support/discounts'
import { OrderPlanMove } from '#app/billing/actions/order_plan_move'
import { OrderWhatIf } from '#app/billing/actions/order_what_if'
import * as given from '#tests/support/given'
import { given as books } from '#tests/support/given_books'
import { demonstration } from '#tests/support/given_demo'

/** Names that would do harm if a page, a file or a query took them for more than text. */
export const HOSTILE = [
  `<img src=x onerror="document.title='harmed'">`,
  `</script><script>document.title='harmed'</script>`,
  `{{constructor.constructor("document.title='harmed'")()}}`,
  `=HYPERLINK("http://attacker.example","x")`,
  `'; drop table customers; --`,
] as const

/** A company with a small demonstration in it: two months, a live run for each, and one preview. */
export async function demonstratedCompany(accounts = 8, records = 400): Promise<Company> {
  const company = await given.company({ name: 'Nordlicht Telecom' })
  await demonstration(company, accounts, records)
  await couponed(company)
  await new SaveProduct().execute({
    ...{ companyId: company.id, id: null, code: 'voice', name: 'Telephony' },
    ...{ taxCategory: 'general', ledgerCode: '4000', actor: 'test' },
  })
  await new BillCompany().execute({ companyId: company.id, kind: 'preview', startedBy: 'test' })
  await corrected(company)
  await compared(company)
  return company
}

/** A comparison with a dearer plan, and a move to it that nobody has confirmed. */
async function compared({ id: companyId }: Company) {
  const { plan_version_id: fromVersionId } = await db
    .from('subscriptions')
    .where('company_id', companyId)
    .orderBy('id')
    .firstOrFail()
  const terms = { amount: '5.90', per_quantity: false }
  const fee = books.charge({ key: 'fee', name: 'Monthly fee', ruleCode: 'standard.flat', terms })
  const toVersionId = await books.plan(companyId, { code: 'dearer', charges: [fee] })
  const order = { companyId, fromVersionId: Number(fromVersionId), toVersionId, actor: 'test' }
  await new OrderWhatIf().execute({ ...order, months: 1, scope: 'plan_version' })
  const effectiveOn = '2099-01-01'
  await new OrderPlanMove().execute({ ...order, effectiveOn, reason: 'New prices' })
}

/** A correction with its dry run: the first flat price of the demonstration is one more. */
async function corrected({ id: companyId }: Company) {
  const flat = await db
    .from('charges')
    .join('plan_versions', 'plan_versions.id', 'charges.plan_version_id')
    .where({ 'charges.company_id': companyId, 'charges.rule_code': 'standard.flat' })
    .orderBy('charges.id')
    .select('charges.*')
    .firstOrFail()
  const correctionId = await new OrderCorrection().execute({
    ...{ companyId, code: 'wrong-fee', planVersionId: Number(flat.plan_version_id) },
    charges: [
      {
        ...{ key: flat.charge_key, name: flat.name, ruleCode: flat.rule_code },
        terms: { ...JSON.parse(flat.terms), amount: '77.00' },
        ...{ metrics: JSON.parse(flat.metrics), timing: flat.timing, tags: JSON.parse(flat.tags) },
        ...{ taxCategory: flat.tax_category, ledgerCode: flat.ledger_code },
      },
    ],
    ...{
      startsOn: '2000-01-01',
      endsOn: '2100-01-01',
      reason: 'The list says 77.00',
      actor: 'test',
    },
  })
  const issuedOn = '2027-01-01'
  const order = { companyId, correctionId, kind: 'preview', issuedOn, actor: 'test' } as const
  await new RunCorrection().execute(order)
}

/** A coupon that an account has, and a wallet with less in it than there should be. */
async function couponed({ id: companyId }: Company) {
  const account = await db
    .from('accounts')
    .where('company_id', companyId)
    .orderBy('id')
    .firstOrFail()
  const accountId = Number(account.id)
  const { currency } = account
  await coupon(companyId, 'SPRING', { amountMinor: 500n, currency, maxRedemptions: 10 })
  await redeem(companyId, accountId, 'SPRING')
  const wallet = { companyId, accountId, actor: 'test' }
  await new SetWalletTerms().execute({ ...wallet, settles: 'all', alertBelowMinor: 5000n })
  await new GrantCredit().execute({ ...wallet, key: 'demo', amountMinor: 2000n, kind: 'paid' })
}

export async function hostileCustomers(companyId: number) {
  for (const [index, name] of HOSTILE.entries()) {
    await new CreateCustomer().execute({
      companyId,
      number: `H${index}`,
      name,
      kind: 'company',
      country: 'DE',
      address: [name],
      actor: 'test',
    })
  }
}

/** The first id of each kind of thing a company has, by the beginning of the address that shows one. */
export async function firstIds(companyId: number): Promise<Record<string, number>> {
  const tables = {
    '/customers': 'customers',
    '/accounts': 'accounts',
    '/services': 'services',
    '/plans': 'plans',
    '/products': 'products',
    '/subscriptions': 'subscriptions',
    '/coupons': 'coupons',
    '/redemptions': 'coupon_redemptions',
    '/corrections': 'corrections',
    '/what-ifs': 'what_if_reports',
    '/plan-moves': 'plan_moves',
    '/invoices': 'documents',
    '/journal-entries': 'journal_entries',
    '/usage/imports': 'usage_imports',
    '/usage/suspense': 'usage_suspense',
  }
  const ids: Record<string, number> = {}
  for (const [path, table] of Object.entries(tables)) {
    const row = await db.from(table).where('company_id', companyId).orderBy('id').firstOrFail()
    ids[path] = Number(row.id)
  }
  const preview = { company_id: companyId, kind: 'preview' }
  const run = await db.from('bill_runs').where(preview).whereNull('correction_id').firstOrFail()
  return { ...ids, '/bill-runs': Number(run.id) }
}
