import { allocate } from '#kernel/allocation'
import { addDays } from '#kernel/calendar_date'
import type { Cell } from '#app/database/bulk_insert'
import { RECEIVABLE_CODE } from '#app/companies/chart_of_accounts'
import type { IssueOrder } from '#app/invoicing/actions/issue_drafts'
import { documentKind } from '#app/invoicing/document_kinds'
import type { Draft, DraftBody } from '#app/invoicing/draft'

/** What is owed by a document: one item of all of it, or one for each line. Line 0 is the whole. */
interface Owed {
  readonly line: number
  readonly minor: bigint
}

/** Everybody is asked in this order; the party of the document comes first. */
const FIRST_RANK = 1

export function dueOn(order: IssueOrder, { dueDays }: DraftBody): string {
  return addDays(order.issuedOn, dueDays)
}

/**
 * What the document posts as receivable of its account is what its items are: they are made of the
 * postings, so that they cannot differ from the ledger. A document that pays back makes credits.
 */
export function receivableOf({ body, postings }: Draft): bigint {
  return postings
    .filter(({ ledgerCode, accountId }) => {
      return ledgerCode === RECEIVABLE_CODE && accountId === body.accountId
    })
    .reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)
}

export function openItemRows(order: IssueOrder, documentId: number, draft: Draft): Cell[][] {
  const { body } = draft
  const due = dueOn(order, body)
  return owedBy(draft)
    .filter(({ minor }) => minor !== 0n)
    .map(({ line, minor }) => [
      order.companyId,
      body.accountId,
      documentId,
      Number(minor),
      Number(minor),
      body.currency,
      due,
      FIRST_RANK,
      line,
    ])
}

function owedBy(draft: Draft): Owed[] {
  const { items } = documentKind(draft.body.kind)
  const total = receivableOf(draft)
  if (items === 'document') return [{ line: 0, minor: total }]
  if (items !== 'line') return []
  const lines = linesWithTax(draft.body)
  const sum = lines.reduce((all, { minor }) => all + minor, 0n)
  if (sum === total) return lines
  if (sum === -total) return lines.map(({ line, minor }) => ({ line, minor: -minor }))
  throw new Error(`The lines with their tax add up to ${sum}, the receivable is ${total}`)
}

/** Each tax is shared out to the lines it is computed on, by their net, without a rest. */
function linesWithTax({ lines, taxes }: DraftBody): Owed[] {
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
