import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { importList } from '#app/usage/queries/import_list'
import { usageImportOf, type UsageImport } from '#app/usage/usage_import'

/** One page of a company's imports. */
export default class ListImports {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(importList, company, input, loadImports, options)
  }
}

export async function loadImports(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<UsageImport[]> {
  const rows = await client
    .from('usage_imports')
    .where('company_id', companyId)
    .whereIn('id', [...ids])
  return rows.map(usageImportOf)
}
