import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PayerChange } from '#app/customers/paying/payers'
import { DEFAULT_RULE, type DocumentRule } from '#app/customers/paying/document_rules'

/** What was recorded about who pays for accounts, by account; most have nothing. */
export async function loadPayers(
  client: QueryClientContract,
  accountIds: readonly number[]
): Promise<Map<number, PayerChange[]>> {
  if (accountIds.length === 0) return new Map()
  const rows = await client
    .from('account_payers')
    .whereIn('account_id', [...accountIds])
    .orderBy('account_id')
    .orderBy('seq')
    .select('account_id', 'seq', 'starts_on', 'payer_id')
  const byAccount = Map.groupBy(rows, (row) => Number(row.account_id))
  return new Map([...byAccount].map(([id, own]) => [id, own.map(payerChange)]))
}

export function payerChange(row: Record<string, any>): PayerChange {
  return {
    seq: Number(row.seq),
    startsOn: String(row.starts_on),
    payerId: row.payer_id === null ? null : Number(row.payer_id),
  }
}

/** The rules for documents that are issued on a day, by account; those with the default are left out. */
export async function loadDocumentRules(
  client: QueryClientContract,
  accountIds: readonly number[],
  on: string
): Promise<Map<number, DocumentRule>> {
  if (accountIds.length === 0) return new Map()
  const rows = await client
    .from('document_groupings')
    .whereIn('account_id', [...accountIds])
    .where('starts_on', '<=', on)
    .orderBy('starts_on')
    .orderBy('seq')
    .select('account_id', 'grouping', 'payer_form')
  return new Map(
    rows.map((row) => {
      return [Number(row.account_id), { grouping: row.grouping, payerForm: row.payer_form }]
    })
  )
}

export function ruleOf(rules: ReadonlyMap<number, DocumentRule>, accountId: number): DocumentRule {
  return rules.get(accountId) ?? DEFAULT_RULE
}
