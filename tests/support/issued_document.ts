import db from '@adonisjs/lucid/services/db'
import { moneyToDecimalText } from '#kernel/money'
import { OUTPUT_TAX_CODE, RECEIVABLE_CODE } from '#app/companies/chart_of_accounts'
import { loadAccounts } from '#app/billing/freezing/load_parties'
import { buyerOf, sellerOf } from '#app/billing/freezing/parties'
import { loadCompany } from '#app/companies/queries/load_company'
import { unitOfWork } from '#app/database/unit_of_work'
import { allocateIssueIds, issueDrafts } from '#app/invoicing/actions/issue_drafts'
import type { Draft, DraftBody, DraftLink } from '#app/invoicing/draft'
import { sealDraft } from '#app/invoicing/seal_draft'

const ISSUED_ON = '2026-02-01'
let source = 1_000_000

export interface DocumentLine {
  readonly description: string
  readonly netMinor: bigint
  /** Output tax in percent; the document is exempt without it. */
  readonly percent?: number
}

export interface DocumentOrder {
  readonly companyId: number
  readonly accountId: number
  readonly kind: string
  readonly lines: readonly DocumentLine[]
  readonly links?: readonly DraftLink[]
  /** Somebody else who owes a part of it. */
  readonly sponsor?: { readonly accountId: number; readonly minor: bigint }
}

/** Freezes and issues documents as a run does, all of them in one group; returns their ids. */
export async function issueDocuments(...orders: readonly DocumentOrder[]): Promise<number[]> {
  const [{ companyId }] = orders
  const runId = await insertRun(companyId)
  const waiting: Awaited<ReturnType<typeof insertDraft>>[] = []
  for (const order of orders) waiting.push(await insertDraft(runId, order))
  const ids = await allocateIssueIds(waiting)
  const issue = { companyId, runId, issuedOn: ISSUED_ON, actor: 'test' }
  try {
    await unitOfWork((work) => issueDrafts(work, issue, ids, waiting))
  } catch (error) {
    const drafts = waiting.map(({ id }) => id)
    await unitOfWork(({ trx }) => trx.from('run_drafts').whereIn('id', drafts).delete())
    throw error
  }
  return orders.map((_order, index) => ids.firstDocument + index)
}

async function insertRun(companyId: number) {
  return unitOfWork(async ({ trx }) => {
    const facts = { company_id: companyId, recorded_at: 0, batch_seq: 0, content: '{}' }
    const [manifestId] = await trx.table('manifests').insert(facts)
    const [runId] = await trx.table('bill_runs').insert({
      ...{ company_id: companyId, kind: 'live', due_on: ISSUED_ON, issued_on: ISSUED_ON },
      ...{ state: 'issuing', manifest_id: manifestId, account_count: 1 },
      ...{ started_by: 'test', started_at: 0 },
    })
    return Number(runId)
  })
}

async function insertDraft(runId: number, order: DocumentOrder) {
  const { companyId, accountId } = order
  const draft = await draftOf(order)
  const { text: body, bodyHash } = sealDraft(draft)
  const account = await db.from('accounts').where('id', accountId).firstOrFail()
  const billingTurn = Number(account.billing_turn)
  const id = await unitOfWork(async ({ trx }) => {
    const [inserted] = await trx.table('run_drafts').insert({
      ...{ company_id: companyId, run_id: runId, account_id: accountId, body },
      ...{ billing_turn: billingTurn, body_hash: bodyHash, currency: draft.body.currency },
      gross_minor: Number(draft.body.grossMinor),
    })
    return Number(inserted)
  })
  return { id, accountId, unitId: null, billingTurn, bodyHash, draft }
}

async function draftOf(order: DocumentOrder): Promise<Draft> {
  const body = await bodyOf(order)
  const sourceId = ++source
  const { accountId } = body
  const { sponsor = { accountId: 0, minor: 0n } } = order
  const own = String(BigInt(body.grossMinor) - sponsor.minor)
  const shared = { amountMinor: String(sponsor.minor), accountId: sponsor.accountId }
  const postings = [
    { ledgerCode: RECEIVABLE_CODE, amountMinor: own, accountId },
    { ledgerCode: RECEIVABLE_CODE, ...shared },
    { ledgerCode: '4000', amountMinor: String(-BigInt(body.netMinor)), accountId: null },
    { ledgerCode: OUTPUT_TAX_CODE, amountMinor: String(-BigInt(body.taxMinor)), accountId: null },
  ]
  return {
    body,
    obligations: body.lines.map((line) => ({
      ...{ id: null, seq: 1, sourceKind: 'subscription', sourceId },
      chargeKey: `line-${line.position}`,
      ...{ chargeId: 0, serviceId: null, startsOn: line.startsOn, endsOn: line.endsOn },
      ...{ targetExact: line.unitPrice, targetMinor: line.netMinor, inputHash: '00'.repeat(32) },
      ...{ reason: 'first', factsManifestId: 0, lines: [line.position] },
      ...{ quantity: 1, inputs: null, opening: '{}', closing: '{}' },
    })),
    postings: postings.filter(({ amountMinor }) => amountMinor !== '0'),
    ...{ suspense: [], settledSuspense: [], states: [], replanned: [] },
    ...{ manifestId: 0, batchSeq: 0 },
  }
}

async function bodyOf(order: DocumentOrder): Promise<DraftBody> {
  const company = await loadCompany(db.connection(), order.companyId)
  const [account] = await loadAccounts(db.connection(), order.companyId, [order.accountId])
  const { currency } = account
  const lines = order.lines.map(({ description, netMinor, percent }, index) => ({
    ...{ position: index + 1, chargeId: 0, serviceId: null, serviceLabel: null, description },
    ...{ startsOn: '2026-01-01', endsOn: '2026-02-01', quantity: '1', unit: 'C62' },
    ...{ unitPrice: moneyToDecimalText({ minor: netMinor, currency }), baseQuantity: '1' },
    ...{ netMinor: String(netMinor), taxCategory: 'VAT', metric: null, ledgerCode: '4000' },
    taxTreatment: percent === undefined ? 'exempt' : 'standard',
    taxPercent: percent === undefined ? null : String(percent),
    ...{ measuredQuantity: 0, billedQuantity: 0, eventCount: 0, display: {} },
  }))
  const taxes = [...new Set(lines.map(({ taxPercent }) => taxPercent))].map((percent, index) => {
    const base = sum(lines.filter(({ taxPercent }) => taxPercent === percent))
    return {
      ...{ position: index + 1, category: 'VAT', rateKey: 'test', percent, since: null },
      treatment: percent === null ? 'exempt' : 'standard',
      baseMinor: String(base),
      amountMinor: String((base * BigInt(percent ?? 0)) / 100n),
      ...{ reason: 'test', note: null },
    }
  })
  const net = sum(lines)
  const tax = taxes.reduce((all, { amountMinor }) => all + BigInt(amountMinor), 0n)
  return {
    kind: order.kind,
    ...{ accountId: account.id, customerId: account.customer.id, currency },
    ...{ startsOn: '2026-01-01', endsOn: '2026-02-01', taxPointOn: ISSUED_ON, dueDays: 14 },
    ...{ netMinor: String(net), taxMinor: String(tax), grossMinor: String(net + tax) },
    ...{ regimeCode: 'vat.europe', regimeRevision: 1, layoutCode: 'standard.invoice' },
    ...{ layoutRevision: 1, locale: 'en', timeZone: account.timeZone },
    ...{ seller: sellerOf(company), buyer: buyerOf(account), lines, taxes },
    ...(order.links === undefined ? {} : { links: order.links }),
  }
}

function sum(lines: readonly { readonly netMinor: string }[]): bigint {
  return lines.reduce((total, { netMinor }) => total + BigInt(netMinor), 0n)
}
