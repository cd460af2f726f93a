import { allocate } from '#kernel/allocation'
import { addDays } from '#kernel/calendar_date'
import type { Cell } from '#app/database/bulk_insert'
import { RECEIVABLE_CODE } from '#app/companies/chart_of_accounts'
import type { IssueOrder } from '#app/invoicing/actions/issue_drafts'
import { documentKind } from '#app/invoicing/document_kinds'
import type { Draft, DraftBody } from '#app/invoicing/draft'

/** What somebody owes by a document: all of it, a share of it, or one line. Line 0 is the whole. */
interface Owed {
  readonly accountId: number | null
  readonly rank: number
  readonly line: number
  readonly minor: bigint
}

/** Everybody is asked in this order; the party of the document comes first. */
const FIRST_RANK = 1

export function dueOn(order: IssueOrder, { dueDays }: DraftBody): string {
  return addDays(order.issuedOn, dueDays)
}

/** What the document posts as receivable of its own account. */
export function receivableOf(draft: Draft): bigint {
  return sharesOf(draft).get(draft.body.accountId) ?? 0n
}

/**
 * The open items of a document. They are made of its postings, so that they cannot differ from the
 * ledger: each account that is debited owes its share, and a document that pays back makes credits.
 */
export function openItemRows(order: IssueOrder, documentId: number, draft: Draft): Cell[][] {
  const { body } = draft
  const due = dueOn(order, body)
  return owedBy(draft)
    .filter(({ minor }) => minor !== 0n)
    .map(({ accountId, rank, line, minor }) => [
      order.companyId,
      accountId,
      documentId,
      Number(minor),
      Number(minor),
      body.currency,
      due,
      rank,
      line,
    ])
}

function owedBy(draft: Draft): Owed[] {
  const { items } = documentKind(draft.body.kind)
  const { accountId } = draft.body
  const shares = sharesOf(draft)
  if (items === 'document') {
    const owed = [...shares].map(([account, minor]) => ({ accountId: account, minor, line: 0 }))
    const own = owed.filter((share) => share.accountId === accountId)
    const others = owed.filter((share) => share.accountId !== accountId)
    return [...own, ...others].map((share, index) => ({ ...share, rank: FIRST_RANK + index }))
  }
  if (items !== 'line') return []
  const total = shares.get(accountId) ?? 0n
  const lines = linesWithTax(draft.body)
  const sum = lines.reduce((all, { minor }) => all + minor, 0n)
  const sign = sum === total ? 1n : -1n
  if (shares.size > 1 || sum * sign !== total) {
    throw new Error(`The lines with their tax add up to ${sum}, the receivable is ${total}`)
  }
  return lines.map(({ line, minor }) => {
    return { accountId, rank: FIRST_RANK, line, minor: minor * sign }
  })
}

/** What is posted as receivable, by account, in the order of the postings. */
function sharesOf({ postings }: Draft): Map<number | null, bigint> {
  const shares = new Map<number | null, bigint>()
  for (const { ledgerCode, accountId, amountMinor } of postings) {
    if (ledgerCode !== RECEIVABLE_CODE) continue
    shares.set(accountId, (shares.get(accountId) ?? 0n) + BigInt(amountMinor))
  }
  return shares
}

/** Each tax is shared out to the lines it is computed on, by their net, without a rest. */
function linesWithTax({ lines, taxes }: DraftBody): Pick<Owed, 'line' | 'minor'>[] {
  const owed = new Map(lines.map(({ position, netMinor }) => [position, BigInt(netMinor)]))
  for (const tax of taxes) {
    const taxed = lines.filter((line) => {
      return (
        line.taxCategory === tax.category &&
        line.taxTreatment === tax.treatment &&
        line.taxPercent === tax.percent
      )
    })
    const amount = BigInt(tax.amountMinor)
    if (amount === 0n) continue
    const weights = taxed.map(({ netMinor }) => sizeOf(BigInt(netMinor)))
    for (const [index, part] of allocate(amount, weights).entries()) {
      const { position } = taxed[index]
      owed.set(position, owed.get(position)! + part)
    }
  }
  return [...owed].map(([line, minor]) => ({ line, minor }))
}

function sizeOf(minor: bigint) {
  return minor < 0n ? -minor : minor
}
