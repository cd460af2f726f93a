import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

/** What a list is read for: the company, the day it is there, and how it reads amounts and numbers. */
export interface ListContext {
  readonly companyId: number
  readonly today: string
  readonly currency: string
  readonly country: string
  readonly timeZone: string
}

/** How the value of a sorted column is written in an address and read back. */
export type SortKind = 'date' | 'integer' | 'text'

export interface SortColumn {
  /** A column of the list's table that is never null and stands in an index behind `company_id`. */
  readonly column: string
  readonly kind: SortKind
}

export interface Range<Value> {
  readonly from: Value | null
  readonly to: Value | null
}

type Apply<Value> = (
  query: DatabaseQueryBuilderContract,
  value: Value,
  context: ListContext
) => unknown

/** One thing a list may be narrowed by; `apply` adds its condition to a query over the list's table. */
export type ListFilter =
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly apply: Apply<string[]> }
  | { readonly kind: 'dates'; readonly apply: Apply<Range<string>> }
  | { readonly kind: 'amounts'; readonly apply: Apply<Range<number>> }
  | { readonly kind: 'id'; readonly apply: Apply<number> }
  | { readonly kind: 'text'; readonly apply: Apply<string> }

/**
 * A list of one kind of thing: the table whose indexes carry it, what it may be sorted and narrowed by,
 * and what its footer adds up. Sorts name indexed columns only; nothing else can be asked for.
 */
export interface ListDefinition {
  readonly table: string
  readonly id: string
  readonly sorts: { readonly [name: string]: SortColumn }
  /** Name of a sort, with a minus in front for descending. */
  readonly defaultSort: string
  readonly filters: { readonly [name: string]: ListFilter }
  /** What rows of the table must have to be in the list at all: columns of it, by value. */
  readonly only?: { readonly [column: string]: string }
  /** Columns of minor units that the footer adds up, apart for each currency. */
  readonly sums?: {
    readonly currency: string
    readonly columns: { readonly [name: string]: string }
  }
}

/** Rows on one page. */
export const PAGE_SIZE = 50

export function dates(column: string): ListFilter {
  return { kind: 'dates', apply: (query, range) => within(query, column, range) }
}

export function amounts(column: string): ListFilter {
  return { kind: 'amounts', apply: (query, range) => within(query, column, range) }
}

export function reference(column: string): ListFilter {
  return { kind: 'id', apply: (query, id) => query.where(column, id) }
}

export function choice(column: string, values: readonly string[]): ListFilter {
  return { kind: 'choice', values, apply: (query, chosen) => query.whereIn(column, chosen) }
}

/** Both ends count. */
export function within(
  query: DatabaseQueryBuilderContract,
  column: string,
  { from, to }: Range<string | number>
) {
  if (from !== null) query.where(column, '>=', from)
  if (to !== null) query.where(column, '<=', to)
}

/** The text as a LIKE pattern that finds it literally; use with `escape '!'`. */
export function contains(text: string) {
  return `%${text.replace(/[!%_]/g, '!$&')}%`
}
