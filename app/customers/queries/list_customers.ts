import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { customerList } from '#app/customers/queries/customer_list'
import { OF_COMPANY } from '#app/database/paging/of_company'

export interface CustomerRow {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly kind: 'company' | 'person'
  readonly country: string
  readonly taxId: string | null
  readonly exemption: string | null
  readonly email: string | null
  readonly locale: string | null
  readonly address: readonly string[]
  readonly accountCount: number
}

export default class ListCustomers {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(customerList, company, input, loadCustomerRows, options)
  }
}

export async function loadCustomerRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<CustomerRow[]> {
  const rows = await client
    .from('customers')
    .whereIn('id', [...ids])
    .whereRaw(OF_COMPANY, ['company_id', companyId])
  const accounts = await client
    .from('accounts')
    .whereIn('customer_id', [...ids])
    .groupBy('customer_id')
    .select('customer_id')
    .count('* as accounts')
  const counts = new Map(accounts.map((row) => [Number(row.customer_id), Number(row.accounts)]))
  return rows.map((row) => ({
    id: Number(row.id),
    number: row.number,
    name: row.name,
    kind: row.kind,
    country: row.country,
    taxId: row.tax_id,
    exemption: row.exemption,
    email: row.email,
    locale: row.locale,
    address: JSON.parse(row.address),
    accountCount: counts.get(Number(row.id)) ?? 0,
  }))
}
