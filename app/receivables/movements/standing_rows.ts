import type { Movement } from '#app/receivables/movements/movement'

export type Row = Record<string, any>

/** Rows of a table that no other row has reversed, oldest first. */
export async function standingRows(
  { trx, companyId }: Movement,
  table: string,
  where: { readonly [column: string]: string | number }
): Promise<Row[]> {
  return trx
    .from(table)
    .where({ company_id: companyId, ...where })
    .whereNull('reverses_id')
    .whereNotExists((later) => {
      later.from(`${table} as later`).whereColumn('later.reverses_id', `${table}.id`).select('id')
    })
    .orderBy('id')
}
