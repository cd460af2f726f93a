import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import {
  amounts,
  reference,
  type ListContext,
  type ListDefinition,
} from '#app/database/paging/list_definition'
import { OF_COMPANY } from '#app/database/paging/of_company'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'

/** What a dry run of a correction found, by account and charge. */
export const correctionDifferenceList: ListDefinition = {
  table: 'correction_differences',
  id: 'id',
  sorts: { account: { column: 'account_id', kind: 'integer' } },
  defaultSort: 'account',
  filters: {
    run: reference('correction_differences.run_id'),
    account: reference('correction_differences.account_id'),
    net: amounts('correction_differences.net_minor'),
  },
  sums: { currency: 'currency', columns: { net: 'net_minor' } },
}

export interface CorrectionDifferenceRow {
  readonly id: number
  readonly currency: string
  readonly netMinor: bigint
  readonly charge: { readonly key: string; readonly name: string }
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
}

export default class ListCorrectionDifferences {
  execute(
    company: ListCompany,
    runId: number,
    input: Record<string, unknown>,
    options: ListOptions = {}
  ) {
    const asked = { ...input, run: String(runId) }
    return readList(correctionDifferenceList, company, asked, loadDifferenceRows, options)
  }
}

export async function loadDifferenceRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId }: ListContext
): Promise<CorrectionDifferenceRow[]> {
  const rows = await client
    .from('correction_differences as d')
    .join('accounts as a', 'a.id', 'd.account_id')
    .join('charges as c', 'c.id', 'd.charge_id')
    .whereIn('d.id', [...ids])
    .whereRaw(OF_COMPANY, ['d.company_id', companyId])
    .select('d.id', 'd.currency', 'd.net_minor', 'c.charge_key', 'c.name as charge_name')
    .select('a.id as account_id', 'a.number as account_number', 'a.name as account_name')
  return rows.map((row) => ({
    id: Number(row.id),
    currency: row.currency,
    netMinor: BigInt(row.net_minor),
    charge: { key: row.charge_key, name: row.charge_name },
    account: { id: Number(row.account_id), number: row.account_number, name: row.account_name },
  }))
}
