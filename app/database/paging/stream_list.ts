import { setImmediate as breathe } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import type { ListDefinition } from '#app/database/paging/list_definition'
import { readPlaces } from '#app/database/paging/list_page'
import { readListState, type Cursor } from '#app/database/paging/list_state'
import {
  listContext,
  loadInOrder,
  type ListCompany,
  type LoadRows,
} from '#app/database/paging/read_list'

const BATCH = 500

/**
 * All rows of a list in its order, batch by batch, in memory that does not grow; between two batches other
 * requests are served. At most `limit` rows come.
 */
export async function* streamList<Row extends { readonly id: number }>(
  definition: ListDefinition,
  company: ListCompany,
  input: { readonly [name: string]: unknown },
  loadRows: LoadRows<Row>,
  limit: number
): AsyncGenerator<Row[]> {
  const client = db.connection()
  const context = listContext(company)
  const state = await readListState(definition, input, context)
  let cursor: Cursor | null = null
  for (let sent = 0; sent < limit; sent += BATCH) {
    const most = Math.min(BATCH, limit - sent)
    const places = await readPlaces(client, definition, state, context, cursor, most)
    if (places.length === 0) return
    const ids = places.map(({ id }) => id)
    yield await loadInOrder(client, ids, loadRows, context)
    if (places.length < most) return
    const last = places[places.length - 1]
    cursor = { direction: 'after', value: last.value, id: last.id }
    await breathe()
  }
}
