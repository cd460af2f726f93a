import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { PAGE, pagesOf, type Check } from '#app/billing/verification/finding'

type Row = Record<string, any>

/**
 * What is open of each item is its amount less what movements took from it, between nothing and
 * its side of nothing; every item that a transfer made has that transfer.
 */
export const checkItemMovements: Check = {
  name: 'open amounts',
  async run(client, companyId) {
    let checked = 0
    for await (const items of tablePages(client, 'open_items', companyId)) {
      const ids = items.map((row) => Number(row.id))
      const settled = await sumsBy(client, 'allocations', 'open_item_id', ids)
      const used = await sumsBy(client, 'allocations', 'source_id', ids, { source_kind: 'item' })
      const paidOut = await sumsBy(client, 'refunds', 'source_id', ids, { source_kind: 'item' })
      const moved = await sumsBy(client, 'transfers', 'from_item_id', ids)
      const received = await sumsBy(client, 'transfers', 'to_item_id', ids)
      const made = await sumsBy(client, 'transfers', 'to_item_id', ids, { reverses_id: null })
      for (const item of items) {
        const of = (sums: Map<number, bigint>) => sums.get(Number(item.id)) ?? 0n
        const amount = Number(item.movement_id) === 0 ? BigInt(item.amount_minor) : of(received)
        if (Number(item.movement_id) !== 0 && of(made) !== BigInt(item.amount_minor)) {
          return { checked, finding: `Open item ${item.id}: no transfer made it what it is` }
        }
        const open = amount - of(settled) - of(moved) + of(used) + of(paidOut)
        const finding = inspect(item, open)
        if (finding !== null) return { checked, finding: `Open item ${item.id}: ${finding}` }
        checked++
      }
    }
    return { checked, finding: null }
  },
}

function inspect(item: Row, open: bigint): string | null {
  const stored = BigInt(item.open_minor)
  if (stored !== open) return `${stored} are open, its movements leave ${open}`
  const isDebt = BigInt(item.amount_minor) >= 0n
  if (isDebt ? open < 0n : open > 0n) return `more was taken from it than it was: ${open}`
  return null
}

/** A payment is its allocations, its rows without an item, what was paid back, and what is left. */
export const checkPayments: Check = {
  name: 'payments',
  async run(client, companyId) {
    let checked = 0
    for await (const payments of tablePages(client, 'payments', companyId)) {
      const ids = payments.map((row) => Number(row.id))
      const from = { source_kind: 'payment' }
      const settled = await sumsBy(client, 'allocations', 'source_id', ids, from)
      const paidBack = await sumsBy(client, 'refunds', 'source_id', ids, from)
      const rows = await sumsBy(client, 'payment_rows', 'payment_id', ids)
      for (const payment of payments) {
        const of = (sums: Map<number, bigint>) => sums.get(Number(payment.id)) ?? 0n
        const left = BigInt(payment.unapplied_minor)
        const sum = of(settled) + of(paidBack) + of(rows) + left
        if (sum !== BigInt(payment.amount_minor) || left < 0n) {
          const finding = `Payment ${payment.id} of ${payment.amount_minor} was used for ${sum}`
          return { checked, finding }
        }
        checked++
      }
    }
    return { checked, finding: null }
  },
}

/** A reversal is the opposite of what it reverses, row by row. */
export const checkReversals: Check = {
  name: 'reversals',
  async run(client, companyId) {
    for (const table of ['allocations', 'adjustments', 'transfers', 'payment_rows', 'refunds']) {
      const broken = await client
        .from(`${table} as opposite`)
        .leftJoin(`${table} as reversed`, 'reversed.id', 'opposite.reverses_id')
        .where('opposite.company_id', companyId)
        .whereNotNull('opposite.reverses_id')
        .whereRaw('coalesce(reversed.amount_minor, 0) <> -opposite.amount_minor')
        .select('opposite.id')
        .first()
      if (broken) {
        return { checked: 0, finding: `${table} ${broken.id} is not the opposite of its row` }
      }
    }
    return { checked: 0, finding: null }
  },
}

/** What a message asked for is booked by a movement, or waits; a booked message waits for nothing. */
export const checkInbound: Check = {
  name: 'inbound messages',
  async run(client, companyId) {
    const unbooked = await client
      .from('inbound_commands as command')
      .leftJoin('movements as movement', (join) => {
        join
          .on('movement.id', 'command.movement_id')
          .andOn('movement.company_id', 'command.company_id')
      })
      .where('command.company_id', companyId)
      .where('command.state', 'applied')
      .whereNull('movement.id')
      .select('command.message_id', 'command.position')
      .first()
    if (unbooked) {
      const { message_id: id, position } = unbooked
      return { checked: 0, finding: `Message ${id}: command ${position} is booked by nothing` }
    }
    const open = await client
      .from('inbound_messages as message')
      .join('inbound_commands as command', 'command.message_id', 'message.id')
      .where('message.company_id', companyId)
      .where('message.state', 'applied')
      .whereNot('command.state', 'applied')
      .select('message.id')
      .first()
    return { checked: 0, finding: open ? `Message ${open.id} has commands that wait` : null }
  },
}

function tablePages(client: QueryClientContract, table: string, companyId: number) {
  return pagesOf((afterId) =>
    client
      .from(table)
      .where('company_id', companyId)
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(PAGE)
  )
}

async function sumsBy(
  client: QueryClientContract,
  table: string,
  column: string,
  ids: readonly number[],
  where: { readonly [column: string]: string | null } = {}
): Promise<Map<number, bigint>> {
  const query = client.from(table).whereIn(column, [...ids])
  for (const [name, value] of Object.entries(where)) {
    if (value === null) query.whereNull(name)
    else query.where(name, value)
  }
  const rows = await query.groupBy(column).select(`${column} as id`).sum('amount_minor as total')
  return new Map(rows.map((row) => [Number(row.id), BigInt(row.total)]))
}
