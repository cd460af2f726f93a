import db from '@adonisjs/lucid/services/db'

/** The account of a company with a number; null when there is none. */
export async function findAccountId(companyId: number, number: string): Promise<number | null> {
  const row = await db
    .from('accounts')
    .where({ company_id: companyId, number })
    .select('id')
    .first()
  return row ? Number(row.id) : null
}
