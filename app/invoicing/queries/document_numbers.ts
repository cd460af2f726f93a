import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { OF_COMPANY } from '#app/database/paging/of_company'

/** Numbers of the company's documents among these ids, in the order of ids. */
export async function documentNumbers(
  client: QueryClientContract,
  companyId: number,
  ids: readonly number[]
): Promise<{ id: number; number: string }[]> {
  const rows = await client
    .from('documents')
    .whereIn('id', [...ids])
    .whereRaw(OF_COMPANY, ['company_id', companyId])
    .orderBy('id')
    .select('id', 'number')
  return rows.map((row) => ({ id: Number(row.id), number: row.number }))
}
