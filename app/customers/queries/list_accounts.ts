import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { accountList } from '#app/customers/queries/customer_list'
import { OF_COMPANY } from '#app/database/paging/of_company'

export interface AccountRow {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly paymentTermsDays: number
  readonly layoutCode: string
  readonly serviceCount: number
  readonly customer: { readonly id: number; readonly number: string; readonly name: string }
}

export default class ListAccounts {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(accountList, company, input, loadAccountRows, options)
  }
}

export async function loadAccountRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: Pick<ListContext, 'companyId'>
): Promise<AccountRow[]> {
  const rows = await client
    .from('accounts as a')
    .join('customers as c', 'c.id', 'a.customer_id')
    .whereIn('a.id', [...ids])
    .whereRaw(OF_COMPANY, ['a.company_id', companyId])
    .select('a.id', 'a.number', 'a.name', 'a.currency', 'a.time_zone', 'a.payment_terms_days')
    .select('a.layout_code', 'c.id as customer_id', 'c.number as customer_number')
    .select('c.name as customer_name')
  const services = await client
    .from('services')
    .whereIn('account_id', [...ids])
    .groupBy('account_id')
    .select('account_id')
    .count('* as services')
  const counts = new Map(services.map((row) => [Number(row.account_id), Number(row.services)]))
  return rows.map((row) => ({
    id: Number(row.id),
    number: row.number,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    paymentTermsDays: Number(row.payment_terms_days),
    layoutCode: row.layout_code,
    serviceCount: counts.get(Number(row.id)) ?? 0,
    customer: { id: row.customer_id, number: row.customer_number, name: row.customer_name },
  }))
}
