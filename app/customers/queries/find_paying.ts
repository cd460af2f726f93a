import db from '@adonisjs/lucid/services/db'
import type { DocumentRule } from '#app/customers/paying/document_rules'
import { payerOn, payerSpans, type PayerSpan } from '#app/customers/paying/payers'
import { loadDocumentRules, loadPayers, ruleOf } from '#app/customers/queries/load_payers'

export interface NamedAccount {
  readonly id: number
  readonly number: string
  readonly name: string
}

export interface Paying {
  /** Who pays from day to day, the latest first; null: the account itself. */
  readonly spans: readonly (PayerSpan & { readonly payer: NamedAccount | null })[]
  /** Whom it pays for today. */
  readonly payees: readonly NamedAccount[]
  readonly rule: DocumentRule
}

/** Payees that a page shows. */
const MOST_PAYEES = 200

/** Who pays for an account and whom it pays for, as recorded, on a day. */
export default class FindPaying {
  async execute(companyId: number, accountId: number, on: string): Promise<Paying> {
    const client = db.connection()
    const recorded = await loadPayers(client, [accountId])
    const changes = recorded.get(accountId) ?? []
    const rows = await client
      .from('account_payers')
      .where({ company_id: companyId, payer_id: accountId })
      .orderBy('account_id')
      .distinct('account_id')
      .limit(MOST_PAYEES)
    const candidates = rows.map((row) => Number(row.account_id))
    const payers = await loadPayers(client, candidates)
    const paid = candidates.filter((id) => payerOn(payers.get(id) ?? [], on) === accountId)
    const ids = [...paid, ...changes.flatMap(({ payerId }) => payerId ?? [])]
    const accounts = await client
      .from('accounts')
      .where('company_id', companyId)
      .whereIn('id', [...new Set(ids)])
      .select('id', 'number', 'name')
    const named = new Map(
      accounts.map((row) => {
        const id = Number(row.id)
        return [id, { id, number: String(row.number), name: String(row.name) }]
      })
    )
    return {
      spans: payerSpans(changes)
        .map((span) => ({ ...span, payer: named.get(span.payerId ?? 0) ?? null }))
        .reverse(),
      payees: paid.flatMap((id) => named.get(id) ?? []),
      rule: ruleOf(await loadDocumentRules(client, [accountId], on), accountId),
    }
  }
}
