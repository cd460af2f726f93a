import { assertBalanced } from '#kernel/posting'
import { money } from '#kernel/money'
import type { BillingCompany } from '#app/companies/company'
import { HeldForReviewException } from '#app/billing/exceptions/held_for_review_exception'
import type { DraftBody, DraftPosting } from '#app/invoicing/draft'
import { OUTPUT_TAX_CODE, RECEIVABLE_CODE } from '#app/companies/chart_of_accounts'

/**
 * Debit the receivable with the gross, credit revenue by ledger account with the net and output tax
 * with the tax. Zero postings are left out; what is left balances or the account is parked.
 */
export function preparePostings(company: BillingCompany, body: DraftBody): DraftPosting[] {
  if (body.currency !== company.currency) {
    throw new HeldForReviewException(
      'NO_EXCHANGE_RATE',
      `There is no exchange rate from ${body.currency} to ${company.currency}`
    )
  }
  const revenue = new Map<string, bigint>()
  for (const line of body.lines) {
    revenue.set(line.ledgerCode, (revenue.get(line.ledgerCode) ?? 0n) + BigInt(line.netMinor))
  }
  const { accountId } = body
  const postings = [
    { ledgerCode: RECEIVABLE_CODE, amount: BigInt(body.grossMinor), accountId },
    ...[...revenue]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([ledgerCode, net]) => ({ ledgerCode, amount: -net, accountId: null })),
    { ledgerCode: OUTPUT_TAX_CODE, amount: -BigInt(body.taxMinor), accountId: null },
  ].filter(({ amount }) => amount !== 0n)
  if (postings.length > 0) {
    assertBalanced(
      postings.map(({ ledgerCode, amount }) => ({
        account: ledgerCode,
        amount: money(amount, body.currency),
        base: amount,
      })),
      company.currency
    )
  }
  return postings.map(({ amount, ...posting }) => ({ ...posting, amountMinor: String(amount) }))
}
