import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import { loadAccounts } from '#app/billing/freezing/load_parties'
import type { AccountToBill } from '#app/billing/freezing/chunk_data'
import { buyerOf, sellerOf } from '#app/billing/freezing/parties'
import type { BillingCompany } from '#app/companies/company'
import { loadCompany } from '#app/companies/queries/load_company'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { claimAnswer, findAnswer, keepAnswer, type StoredAnswer } from '#app/database/idempotency'
import { unitOfWork } from '#app/database/unit_of_work'
import { allocateIssueIds, issueFrozen } from '#app/invoicing/actions/issue_drafts'
import type { Draft, DraftListing } from '#app/invoicing/draft'
import { sealDraft } from '#app/invoicing/seal_draft'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'
import { currentRegime } from '#app/taxation/current_regime'

export interface StatementOrder {
  readonly companyId: number
  readonly accountId: number
  readonly issuedOn: string
  /** The caller's own id: the same key is the same statement. */
  readonly key: string
  readonly actor: string
}

/** A page of what an account owes at most. */
const MOST_ITEMS = 10_000

/**
 * Issues a statement: what an account owes on a day, item by item. It has a number and is sealed
 * like any document; it posts nothing, since what it lists was posted when it came to be. Null
 * when nothing is open. Errors: E_KEY_USED, E_SERIES_ORDER, E_ROW_NOT_FOUND.
 */
export class IssueStatement {
  async execute(order: StatementOrder): Promise<{ documentId: number } | null> {
    const { companyId, accountId, issuedOn, key, actor } = order
    const content = canonicalJson({ accountId, issuedOn })
    const request = { companyId, operation: 'statement', key, content }
    const known = statementOf(await findAnswer(request))
    if (known !== undefined) return known
    const company = await loadCompany(db.connection(), companyId)
    const [account] = await loadAccounts(db.connection(), companyId, [accountId])
    if (account === undefined) throw new NotFoundException('account', accountId)
    const ids = await allocateIssueIds([])
    return unitOfWork(async (work) => {
      const answered = statementOf(await claimAnswer(work, request))
      if (answered !== undefined) return answered
      const listed = await openItemsOf(work.trx, companyId, accountId)
      const statement = listed.length === 0 ? null : { documentId: ids.firstDocument }
      if (statement !== null) {
        const draft = draftOf(company, account, listed, issuedOn)
        const { bodyHash } = sealDraft(draft)
        const waiting = { id: 0, accountId, unitId: null, billingTurn: 0, bodyHash, draft }
        await issueFrozen(work, { companyId, runId: null, issuedOn, actor }, ids, [waiting])
      }
      await keepAnswer(work, request, 200, statement)
      return statement
    })
  }
}

function statementOf(answer: StoredAnswer | null) {
  if (answer === null) return undefined
  if (answer.type === 'other_request') throw ReceivableException.keyUsed('statement')
  return answer.body as { documentId: number } | null
}

async function openItemsOf(
  trx: TransactionClientContract,
  companyId: number,
  accountId: number
): Promise<DraftListing[]> {
  const rows = await trx
    .from('open_items')
    .where({ company_id: companyId, account_id: accountId })
    .whereNot('open_minor', 0)
    .orderBy('due_on')
    .orderBy('id')
    .limit(MOST_ITEMS)
  return rows.map((row, index) => ({
    position: index + 1,
    openItemId: Number(row.id),
    amountMinor: String(row.amount_minor),
    openMinor: String(row.open_minor),
    dueOn: row.due_on,
  }))
}

function draftOf(
  company: BillingCompany,
  account: AccountToBill,
  listed: readonly DraftListing[],
  issuedOn: string
): Draft {
  const regime = currentRegime()
  const body = {
    kind: 'statement',
    accountId: account.id,
    customerId: account.customer.id,
    currency: account.currency,
    startsOn: issuedOn,
    endsOn: issuedOn,
    taxPointOn: issuedOn,
    dueDays: 0,
    // What is listed was billed before: the statement itself is worth nothing.
    netMinor: '0',
    taxMinor: '0',
    grossMinor: '0',
    regimeCode: regime.code,
    regimeRevision: regime.revision,
    layoutCode: account.layoutCode,
    layoutRevision: pluginHost().latestLayoutRevision(account.layoutCode),
    locale: account.customer.locale ?? company.locale,
    timeZone: account.timeZone,
    seller: sellerOf(company),
    buyer: buyerOf(account),
    lines: [],
    taxes: [],
    listed,
  }
  const nothing = { obligations: [], postings: [], suspense: [], settledSuspense: [] }
  return { body, ...nothing, states: [], replanned: [], manifestId: 0, batchSeq: 0 }
}
