import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { PREPAID_CODE } from '#app/companies/chart_of_accounts'
import type { Check } from '#app/billing/verification/finding'

type Row = Record<string, any>

/**
 * No grant pays more than it is; a rated event is debited what it costs, or nothing once it was taken
 * out; a reversal is no more than what was debited.
 */
export const checkWallets: Check = {
  name: 'wallets',
  async run(client, companyId) {
    const overused = await client
      .from('wallet_grants as credit')
      .leftJoin('wallet_entries as entry', 'entry.grant_id', 'credit.id')
      .where('credit.company_id', companyId)
      .groupBy('credit.id', 'credit.amount_minor')
      .havingRaw(
        `coalesce(sum(entry.amount_minor), 0) < 0
          or coalesce(sum(entry.amount_minor), 0) > credit.amount_minor
          or coalesce(sum(case when entry.kind = 'grant' then entry.amount_minor else 0 end), 0)
             <> credit.amount_minor`
      )
      .select('credit.id')
      .first()
    if (overused) return { checked: 0, finding: `Grant ${overused.id} is not what was made of it` }
    const stray = await client
      .from('wallet_entries')
      .where('company_id', companyId)
      .whereNull('rated_event_id')
      .whereNotIn('kind', ['grant', 'expiry', 'payment', 'refund'])
      .select('id')
      .first()
    if (stray) return { checked: 0, finding: `Wallet entry ${stray.id} is for no usage` }
    return { checked: 0, finding: await wrongDebit(client, companyId) }
  },
}

async function wrongDebit(client: QueryClientContract, companyId: number) {
  const row = await client
    .from('rated_events as rated')
    .leftJoin('wallet_entries as entry', 'entry.rated_event_id', 'rated.id')
    .where('rated.company_id', companyId)
    .groupBy('rated.id', 'rated.amount_minor')
    .havingRaw(
      `coalesce(sum(entry.amount_minor), 0) <>
         case when sum(case when entry.kind = 'reversal' then 1 else 0 end) > 0
              then 0 else -rated.amount_minor end`
    )
    .select('rated.id', 'rated.amount_minor')
    .first()
  return row ? `Rated event ${row.id} of ${row.amount_minor} was not debited as much` : null
}

/** Prepaid money that the ledger has: what is left of paid grants, and what they paid that no document has settled. */
export const checkPrepaidLedger: Check = {
  name: 'prepaid balances',
  async run(client, companyId) {
    const held = await sums(
      client
        .from('wallets')
        .join('wallet_grants as credit', 'credit.wallet_id', 'wallets.id')
        .where('wallets.company_id', companyId)
        .where('credit.kind', 'paid'),
      'credit.amount_minor'
    )
    const expired = await sums(
      client
        .from('wallets')
        .join('wallet_entries as entry', 'entry.wallet_id', 'wallets.id')
        .join('wallet_grants as credit', 'credit.id', 'entry.grant_id')
        .where('wallets.company_id', companyId)
        .where('credit.kind', 'paid')
        .whereIn('entry.kind', ['expiry', 'refund']),
      'entry.amount_minor'
    )
    const settled = await sums(
      client
        .from('wallets')
        .join('allocations as settled', 'settled.source_id', 'wallets.id')
        .where('wallets.company_id', companyId)
        .where('settled.source_kind', 'wallet'),
      'settled.amount_minor'
    )
    const posted = await postedOf(client, companyId)
    const accounts = new Set([...held.keys(), ...posted.keys()])
    for (const account of accounts) {
      const of = (from: ReadonlyMap<number, bigint>) => from.get(account) ?? 0n
      const due = of(held) + of(expired) - of(settled)
      if (due === -of(posted)) continue
      const finding = `Account ${account}: ${-of(posted)} in the ledger, ${due} by its wallet`
      return { checked: accounts.size, finding }
    }
    return { checked: accounts.size, finding: null }
  },
}

async function sums(query: any, column: string): Promise<Map<number, bigint>> {
  const rows: Row[] = await query
    .groupBy('wallets.account_id')
    .select('wallets.account_id')
    .sum(`${column} as minor`)
  return new Map(rows.map((row) => [Number(row.account_id), BigInt(row.minor)]))
}

async function postedOf(client: QueryClientContract, companyId: number) {
  const rows = await client
    .from('postings')
    .join('ledger_accounts', 'ledger_accounts.id', 'postings.ledger_account_id')
    .where({ 'ledger_accounts.company_id': companyId, 'ledger_accounts.code': PREPAID_CODE })
    .groupBy('postings.account_id')
    .select('postings.account_id')
    .sum('postings.amount_minor as minor')
  return new Map(rows.map((row) => [Number(row.account_id), BigInt(row.minor)]))
}
