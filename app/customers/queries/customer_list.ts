import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { searchKey } from '#app/database/search_key'
import {
  choice,
  contains,
  reference,
  type ListDefinition,
  type ListFilter,
} from '#app/database/paging/list_definition'

/** Finds names that contain what was typed, whatever its case and marks. */
export function nameFilter(table: string): ListFilter {
  return {
    kind: 'text',
    apply: (query: DatabaseQueryBuilderContract, text: string) =>
      query.whereRaw(`${table}.search_key like ? escape '!'`, [contains(searchKey(text))]),
  }
}

/** Finds numbers that begin with what was typed. */
export function numberFilter(table: string): ListFilter {
  return {
    kind: 'text',
    apply(query: DatabaseQueryBuilderContract, text: string) {
      const prefix = text.toUpperCase()
      query.where(`${table}.number`, '>=', prefix).where(`${table}.number`, '<', `${prefix}~`)
    },
  }
}

export const customerList: ListDefinition = {
  table: 'customers',
  id: 'id',
  sorts: {
    name: { column: 'search_key', kind: 'text' },
    number: { column: 'number', kind: 'text' },
  },
  defaultSort: 'name',
  filters: {
    name: nameFilter('customers'),
    number: numberFilter('customers'),
    kind: choice('customers.kind', ['company', 'person']),
  },
}

export const accountList: ListDefinition = {
  table: 'accounts',
  id: 'id',
  sorts: {
    name: { column: 'search_key', kind: 'text' },
    number: { column: 'number', kind: 'text' },
  },
  defaultSort: 'name',
  filters: {
    name: nameFilter('accounts'),
    number: numberFilter('accounts'),
    customer: reference('accounts.customer_id'),
  },
}
