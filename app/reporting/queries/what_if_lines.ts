import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { WhatIfLine } from '#app/reporting/reports/what_if_report'

const BATCH = 500

/** The lines of a report, account by account, those with the largest gain first; batch by batch. */
export async function* whatIfLines(
  client: QueryClientContract,
  reportId: number,
  text: (key: string) => string
): AsyncGenerator<WhatIfLine[]> {
  let last: { readonly difference: number; readonly id: number } | null = null
  for (;;) {
    const query = client
      .from('what_if_accounts as w')
      .join('accounts as a', 'a.id', 'w.account_id')
      .where('w.report_id', reportId)
      .orderBy('w.difference_minor', 'desc')
      .orderBy('w.id')
      .limit(BATCH)
      .select('w.*', 'a.number', 'a.name')
    if (last !== null) {
      const { difference, id } = last
      query.where((behind) => {
        behind.where('w.difference_minor', '<', difference).orWhere((same) => {
          same.where('w.difference_minor', difference).where('w.id', '>', id)
        })
      })
    }
    const accounts: Record<string, any>[] = await query
    if (accounts.length === 0) return
    const charges = await client
      .from('what_if_rows')
      .where('report_id', reportId)
      .whereIn(
        'account_id',
        accounts.map((row) => row.account_id)
      )
      .orderBy('charge_key')
      .orderBy('name')
    const byAccount = Map.groupBy(charges, (row) => Number(row.account_id))
    yield accounts.flatMap((row) => linesOf(row, byAccount.get(Number(row.account_id)), text))
    const end = accounts.at(-1)!
    last = { difference: Number(end.difference_minor), id: Number(end.id) }
  }
}

function linesOf(
  row: Record<string, any>,
  charges: readonly Record<string, any>[] | undefined,
  text: (key: string) => string
): WhatIfLine[] {
  const account = {
    accountNumber: row.number,
    accountName: row.name,
    currency: row.currency,
    state: text(`what_if.account_states.${row.state}`),
  }
  if (row.state !== 'rated' || charges === undefined) {
    const none = { chargeKey: null, name: null, before: null, after: null }
    return [{ ...account, ...none, reason: row.message }]
  }
  return charges.map((charge) => ({
    ...account,
    chargeKey: charge.charge_key,
    name: charge.name,
    before: BigInt(charge.before_minor),
    after: BigInt(charge.after_minor),
    reason: null,
  }))
}
