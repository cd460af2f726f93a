import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext, ListDefinition } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'

export const productList: ListDefinition = {
  table: 'products',
  id: 'id',
  sorts: { code: { column: 'code', kind: 'text' } },
  defaultSort: 'code',
  filters: {
    code: {
      kind: 'text',
      apply: (query, text) =>
        query.where('products.code', '>=', text).where('products.code', '<', `${text}~`),
    },
  },
}

export interface ProductRow {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly taxCategory: string
  readonly ledgerCode: string
  readonly planCount: number
}

export default class ListProducts {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(productList, company, input, loadProductRows, options)
  }
}

export async function loadProductRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<ProductRow[]> {
  const rows = await client
    .from('products')
    .where('company_id', companyId)
    .whereIn('id', [...ids])
  const plans = await client
    .from('plans')
    .whereIn('product_id', [...ids])
    .groupBy('product_id')
    .select('product_id')
    .count('* as total')
  const counts = new Map(plans.map((row) => [Number(row.product_id), Number(row.total)]))
  return rows.map((row) => ({
    id: Number(row.id),
    code: row.code,
    name: row.name,
    taxCategory: row.tax_category,
    ledgerCode: row.ledger_code,
    planCount: counts.get(Number(row.id)) ?? 0,
  }))
}
