import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import {
  PAGE_SIZE,
  type ListContext,
  type ListDefinition,
} from '#app/database/paging/list_definition'
import { cursorText, type Cursor, type ListState } from '#app/database/paging/list_state'

export interface IdPage {
  readonly ids: readonly number[]
  /** Cursors of the neighbouring pages; null where there is none. */
  readonly before: string | null
  readonly after: string | null
}

/** A row's place in the list's order. */
export interface Place {
  readonly id: number
  readonly value: string | number
}

/** Everything in the list's company that its filters leave; the order and the page come on top. */
export function listQuery(
  client: QueryClientContract,
  definition: ListDefinition,
  state: Pick<ListState, 'filters'>,
  context: ListContext
): DatabaseQueryBuilderContract {
  const { table } = definition
  const query = client.from(table).where(`${table}.company_id`, context.companyId)
  for (const [column, value] of Object.entries(definition.only ?? {})) {
    query.where(`${table}.${column}`, value)
  }
  for (const [name, value] of state.filters) {
    definition.filters[name].apply(query, value as never, context)
  }
  return query
}

/**
 * The ids of one page, read from an index alone; the caller then joins what it shows for these few. There
 * is no OFFSET: a page in the middle of a million rows takes as long as the first.
 */
export async function readIdPage(
  client: QueryClientContract,
  definition: ListDefinition,
  state: ListState,
  context: ListContext
): Promise<IdPage> {
  const { cursor } = state
  const places = await readPlaces(client, definition, state, context, cursor, PAGE_SIZE + 1)
  const isMore = places.length > PAGE_SIZE
  const page = places.slice(0, PAGE_SIZE)
  const backwards = cursor?.direction === 'before'
  if (backwards) page.reverse()
  const hasBefore = page.length > 0 && (backwards ? isMore : cursor !== null)
  const hasAfter = page.length > 0 && (backwards || isMore)
  const [first, last] = [page[0], page.at(-1)]
  return {
    ids: page.map(({ id }) => id),
    before: hasBefore ? cursorText(first.value, first.id) : null,
    after: hasAfter ? cursorText(last!.value, last!.id) : null,
  }
}

/** The ids next to one row in the list's order: what "previous" and "next" on its page lead to. */
export async function readNeighbours(
  client: QueryClientContract,
  definition: ListDefinition,
  state: ListState,
  context: ListContext,
  id: number
): Promise<{ previous: number | null; next: number | null }> {
  const row = await client
    .from(definition.table)
    .where('company_id', context.companyId)
    .where(definition.id, id)
    .select(`${state.sort.column} as value`)
    .first()
  if (!row) return { previous: null, next: null }
  const find = async (direction: Cursor['direction']) => {
    const cursor = { direction, value: row.value, id }
    const [place] = await readPlaces(client, definition, state, context, cursor, 1)
    return place?.id ?? null
  }
  return { previous: await find('before'), next: await find('after') }
}

/** Rows in index order from a cursor on; those in front of it come nearest first. */
export async function readPlaces(
  client: QueryClientContract,
  definition: ListDefinition,
  state: ListState,
  context: ListContext,
  cursor: Cursor | null,
  limit: number
): Promise<Place[]> {
  const column = `${definition.table}.${state.sort.column}`
  const id = `${definition.table}.${definition.id}`
  const descending = state.sort.descending !== (cursor?.direction === 'before')
  const query = listQuery(client, definition, state, context)
  if (cursor) {
    /** This form alone is one range of the index; row values and the plain OR read the whole of it. */
    const past = descending ? '<' : '>'
    query
      .where(column, `${past}=`, cursor.value)
      .where((part) => part.where(column, past, cursor.value).orWhere(id, past, cursor.id))
  }
  const order = descending ? 'desc' : 'asc'
  const rows = await query
    .orderBy(column, order)
    .orderBy(id, order)
    .limit(limit)
    .select(`${id} as id`, `${column} as value`)
  return rows.map((row) => ({ id: Number(row.id), value: row.value }))
}
