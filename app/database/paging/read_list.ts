import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import type { ListContext, ListDefinition } from '#app/database/paging/list_definition'
import { readIdPage, type IdPage } from '#app/database/paging/list_page'
import { readListState, type ListState } from '#app/database/paging/list_state'
import { readTotals, type ListTotals } from '#app/database/paging/list_totals'

/** The company a list is read for. */
export interface ListCompany {
  readonly id: number
  readonly timeZone: string
  readonly clockOn?: string | null
  readonly currency: string
  readonly country: string
}

export interface ListOptions {
  /** Bad values are thrown as E_VALIDATION_ERROR instead of being ignored: for programs. */
  readonly strict?: boolean
}

/** One page of a list with all that is shown around it. */
export interface ListResult<Row> {
  readonly rows: readonly Row[]
  readonly state: ListState
  readonly page: IdPage
  readonly totals: ListTotals
  readonly today: string
}

/** Loads what is shown of the rows with these ids, in any order. */
export type LoadRows<Row extends { readonly id: number }> = (
  client: QueryClientContract,
  ids: readonly number[],
  context: ListContext
) => Promise<Row[]>

export function listContext(company: ListCompany): ListContext {
  const { id, currency, country, timeZone } = company
  return { companyId: id, today: clock.todayOf(company), currency, country, timeZone }
}

export async function readList<Row extends { readonly id: number }>(
  definition: ListDefinition,
  company: ListCompany,
  input: { readonly [name: string]: unknown },
  loadRows: LoadRows<Row>,
  options: ListOptions = {}
): Promise<ListResult<Row>> {
  const client = db.connection()
  const context = listContext(company)
  const state = await readListState(definition, input, context, options)
  const page = await readIdPage(client, definition, state, context)
  const rows = await loadInOrder(client, page.ids, loadRows, context)
  const totals = await readTotals(client, definition, state, context)
  return { rows, state, page, totals, today: context.today }
}

export async function loadInOrder<Row extends { readonly id: number }>(
  client: QueryClientContract,
  ids: readonly number[],
  loadRows: LoadRows<Row>,
  context: ListContext
): Promise<Row[]> {
  if (ids.length === 0) return []
  const rows = await loadRows(client, ids, context)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
