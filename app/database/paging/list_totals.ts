import { setImmediate as breathe } from 'node:timers/promises'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext, ListDefinition } from '#app/database/paging/list_definition'
import { listQuery } from '#app/database/paging/list_page'
import type { ListState } from '#app/database/paging/list_state'

/** Sums of one currency, by name, in minor units. */
export interface CurrencySums {
  readonly currency: string
  readonly count: number
  readonly sums: { readonly [name: string]: bigint }
}

export interface ListTotals {
  readonly count: number
  /** False when there are more rows than are counted with a page; the sums are left out then. */
  readonly complete: boolean
  readonly currencies: readonly CurrencySums[]
}

/** What a page counts at most: beyond it the reader asks for the sums, and a page stays quick. */
export const COUNTED_WITH_PAGE = 5_000

/** Rows summed between two pauses, so that other requests are answered meanwhile. */
const SLICE = 10_000

export async function readTotals(
  client: QueryClientContract,
  definition: ListDefinition,
  state: ListState,
  context: ListContext
): Promise<ListTotals> {
  const few = listQuery(client, definition, state, context)
    .select(`${definition.table}.${definition.id}`)
    .limit(COUNTED_WITH_PAGE + 1)
  const counted = await client.from(few.as('few')).count('* as total').firstOrFail()
  const count = Number(counted.total)
  if (count > COUNTED_WITH_PAGE) {
    return { count: COUNTED_WITH_PAGE, complete: false, currencies: [] }
  }
  if (!definition.sums) return { count, complete: true, currencies: [] }

  const { currencies } = await sumSlice(client, definition, state, context, 0, COUNTED_WITH_PAGE)
  return { count, complete: true, currencies }
}

/** Count and sums of the whole list, however long, slice by slice in the order of ids. */
export async function readAllTotals(
  client: QueryClientContract,
  definition: ListDefinition,
  state: ListState,
  context: ListContext
): Promise<ListTotals> {
  const totals = new Map<string, CurrencySums>()
  let count = 0
  let afterId = 0
  for (;;) {
    const slice = await sumSlice(client, definition, state, context, afterId, SLICE)
    count += slice.count
    for (const part of slice.currencies) {
      const known = totals.get(part.currency)
      totals.set(part.currency, known ? add(known, part) : part)
    }
    if (slice.count < SLICE) break
    afterId = slice.lastId
    await breathe()
  }
  const currencies = [...totals.values()].sort((left, right) => right.count - left.count)
  return { count, complete: true, currencies }
}

async function sumSlice(
  client: QueryClientContract,
  definition: ListDefinition,
  state: ListState,
  context: ListContext,
  afterId: number,
  limit: number
) {
  const { table, id, sums } = definition
  const columns = Object.entries(sums?.columns ?? {})
  const slice = listQuery(client, definition, state, context)
    .select(`${table}.${id} as id`, ...columns.map(([, column]) => `${table}.${column}`))
    .limit(limit)
  if (sums) slice.select(`${table}.${sums.currency} as currency`)
  if (limit === SLICE) slice.where(`${table}.${id}`, '>', afterId).orderBy(`${table}.${id}`)
  const query = client.from(slice.as('slice')).count('* as row_count').max('id as last_id')
  for (const [name, column] of columns) query.sum(`${column} as ${name}`)
  if (sums) query.select('currency').groupBy('currency')
  const rows = await query
  const currencies = rows
    .filter((row) => Number(row.row_count) > 0)
    .map((row) => ({
      currency: sums ? String(row.currency) : '',
      count: Number(row.row_count),
      sums: Object.fromEntries(columns.map(([name]) => [name, BigInt(row[name] ?? 0)])),
    }))
    .sort((left, right) => right.count - left.count)
  return {
    count: currencies.reduce((total, part) => total + part.count, 0),
    lastId: Math.max(0, ...rows.map((row) => Number(row.last_id))),
    currencies,
  }
}

function add(left: CurrencySums, right: CurrencySums): CurrencySums {
  const names = Object.keys(left.sums)
  return {
    currency: left.currency,
    count: left.count + right.count,
    sums: Object.fromEntries(names.map((name) => [name, left.sums[name] + right.sums[name]])),
  }
}
