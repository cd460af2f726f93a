import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { serviceList } from '#app/customers/queries/service_list'
import { presentIdentifier } from '#app/customers/present_identifier'
import { OF_COMPANY } from '#app/database/paging/of_company'

export interface ServiceIdentifierRow {
  readonly kind: string
  readonly text: string
  /** Epoch seconds, half-open. */
  readonly fromAt: number
  readonly toAt: number | null
}

export interface ServiceRow {
  readonly id: number
  readonly label: string
  readonly typeCode: string
  readonly identifiers: readonly ServiceIdentifierRow[]
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
}

export default class ListServices {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(serviceList, company, input, loadServiceRows, options)
  }
}

export async function loadServiceRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<ServiceRow[]> {
  const rows = await client
    .from('services as s')
    .join('accounts as a', 'a.id', 's.account_id')
    .whereIn('s.id', [...ids])
    .whereRaw(OF_COMPANY, ['s.company_id', companyId])
    .select('s.id', 's.label', 's.type_code', 'a.id as account_id')
    .select('a.number as account_number', 'a.name as account_name')
  const identifiers = await client
    .from('service_identifiers')
    .where('company_id', companyId)
    .whereIn('service_id', [...ids])
    .orderBy('from_at', 'desc')
    .select('service_id', 'kind', 'identifier', 'from_at', 'to_at')
  const byService = Map.groupBy(identifiers, (row) => Number(row.service_id))
  return rows.map((row) => ({
    id: Number(row.id),
    label: row.label,
    typeCode: row.type_code,
    identifiers: (byService.get(Number(row.id)) ?? []).map((identifier) => ({
      kind: identifier.kind,
      text: presentIdentifier(row.type_code, identifier.identifier),
      fromAt: Number(identifier.from_at),
      toAt: identifier.to_at === null ? null : Number(identifier.to_at),
    })),
    account: { id: row.account_id, number: row.account_number, name: row.account_name },
  }))
}
