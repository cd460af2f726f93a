import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { usageImportList } from '#app/usage/queries/usage_import_list'
import { usageImportOf, type UsageImport } from '#app/usage/usage_import'

export default class ListImports {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(usageImportList, company, input, loadImportRows, options)
  }
}

async function loadImportRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: ListContext
): Promise<UsageImport[]> {
  const rows = await client
    .from('usage_imports')
    .where('company_id', companyId)
    .whereIn('id', [...ids])
  return rows.map(usageImportOf)
}
