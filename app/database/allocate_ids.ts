import { unitOfWork } from '#app/database/unit_of_work'

/**
 * Takes `count` consecutive ids of a named sequence, in a transaction of its own, so that children
 * can be written in bulk before (and without reading back) their parent. Ids may have gaps; the
 * numbers printed on documents come from number series and have none.
 */
export async function allocateIds(name: string, count: number): Promise<number> {
  return unitOfWork(async ({ trx }) => {
    await trx.from('id_sequences').where('name', name).increment('next_id', count)
    const row = await trx.from('id_sequences').where('name', name).select('next_id').firstOrFail()
    return Number(row.next_id) - count
  })
}
