import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { RECEIVABLE_CODE } from '#app/companies/chart_of_accounts'
import { PAGE, pagesOf, type Check } from '#app/billing/verification/finding'

/**
 * Each movement posts to the receivables of each account what it takes from, or adds to, the open
 * items of that account, on the movement's own day. With each document posting what its items are,
 * open items equal the ledger on every posting date.
 */
export const checkPostingDates: Check = {
  name: 'receivables by posting date',
  async run(client, companyId) {
    let checked = 0
    const pages = pagesOf((afterId) =>
      client
        .from('movements')
        .where('company_id', companyId)
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(PAGE)
        .select('id', 'posted_on')
    )
    for await (const movements of pages) {
      const ids = movements.map(({ id }) => Number(id))
      const entry = await strayEntry(client, ids)
      if (entry !== null) return { checked, finding: entry }
      const posted = await postedBy(client, ids)
      const moved = await movedBy(client, ids)
      for (const key of new Set([...posted.keys(), ...moved.keys()])) {
        const [one, other] = [posted.get(key) ?? 0n, moved.get(key) ?? 0n]
        if (one === other) continue
        const finding = `Movement ${key} posts ${one} of receivables, its open items moved by ${other}`
        return { checked, finding }
      }
      checked += ids.length
    }
    return { checked, finding: null }
  },
}

async function strayEntry(client: QueryClientContract, ids: readonly number[]) {
  const stray = await entriesOf(client, ids)
    .join('movements', 'movements.id', 'entry.source_id')
    .whereColumn('movements.posted_on', '<>', 'entry.posted_on')
    .select('entry.id')
    .first()
  return stray ? `Journal entry ${stray.id} is posted on another day than its movement` : null
}

function entriesOf(client: QueryClientContract, ids: readonly number[]) {
  return client
    .from('journal_entries as entry')
    .where('entry.source_kind', 'movement')
    .whereIn('entry.source_id', [...ids])
}

type Sums = Map<string, bigint>

async function postedBy(client: QueryClientContract, ids: readonly number[]): Promise<Sums> {
  const rows = await entriesOf(client, ids)
    .join('postings', 'postings.entry_id', 'entry.id')
    .join('ledger_accounts as ledger', 'ledger.id', 'postings.ledger_account_id')
    .where('ledger.code', RECEIVABLE_CODE)
    .groupBy('entry.source_id', 'postings.account_id')
    .select('entry.source_id as movement_id', 'postings.account_id')
    .sum('postings.amount_minor as total')
  return added(new Map(), rows, 1n)
}

/** Taken from an item: settled, transferred away; added to it: transferred here, or given back. */
async function movedBy(client: QueryClientContract, ids: readonly number[]): Promise<Sums> {
  const sums: Sums = new Map()
  const of = (table: string, column: string, fromItem = false) => {
    const query = client
      .from(`${table} as row`)
      .join('open_items as item', 'item.id', `row.${column}`)
      .whereIn('row.movement_id', [...ids])
      .groupBy('row.movement_id', 'item.account_id')
      .select('row.movement_id', 'item.account_id')
      .sum('row.amount_minor as total')
    return fromItem ? query.where('row.source_kind', 'item') : query
  }
  added(sums, await of('allocations', 'open_item_id'), -1n)
  added(sums, await of('transfers', 'from_item_id'), -1n)
  added(sums, await of('transfers', 'to_item_id'), 1n)
  added(sums, await of('allocations', 'source_id', true), 1n)
  return added(sums, await of('refunds', 'source_id', true), 1n)
}

function added(sums: Sums, rows: readonly Record<string, any>[], sign: 1n | -1n): Sums {
  for (const row of rows) {
    const key = `${row.movement_id} of account ${row.account_id}`
    sums.set(key, (sums.get(key) ?? 0n) + BigInt(row.total) * sign)
  }
  return sums
}
