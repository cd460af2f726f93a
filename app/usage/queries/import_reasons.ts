import db from '@adonisjs/lucid/services/db'

export interface ReasonCount {
  readonly reason: string
  readonly count: number
}

/** Why rows of an import are held back: those still open, the most frequent reason first. */
export async function importReasons(importId: number): Promise<ReasonCount[]> {
  const rows = await db
    .from('usage_suspense')
    .where('import_id', importId)
    .where('stage', 'accept')
    .where('state', 'open')
    .groupBy('reason')
    .select('reason')
    .count('* as count')
  return rows
    .map((row) => ({ reason: row.reason, count: Number(row.count) }))
    .sort((left, right) => right.count - left.count || (left.reason < right.reason ? -1 : 1))
}
