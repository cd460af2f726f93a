import db from '@adonisjs/lucid/services/db'

/** A row that is held back, with what is needed to try it again. */
export interface HeldRow {
  readonly id: number
  readonly importId: number
  readonly rowNo: number
  readonly stage: 'accept' | 'rating'
  readonly reason: string
  readonly raw: string
  readonly state: string
}

export async function findSuspense(companyId: number, id: number): Promise<HeldRow | null> {
  const row = await db.from('usage_suspense').where('company_id', companyId).where('id', id).first()
  return row ? heldRowOf(row) : null
}

/** Which open rows one action takes; in the order of their ids, `limit` at most. */
export interface HeldRowChoice {
  readonly ids?: readonly number[]
  readonly reason?: string
  readonly importId?: number
  readonly afterId?: number
  readonly throughId?: number
  readonly stage?: 'accept' | 'rating'
}

export async function chooseHeldRows(
  companyId: number,
  choice: HeldRowChoice,
  limit: number
): Promise<HeldRow[]> {
  const query = db
    .from('usage_suspense')
    .where('company_id', companyId)
    .where('state', 'open')
    .where('id', '>', choice.afterId ?? 0)
    .orderBy('id')
    .limit(limit)
  if (choice.ids !== undefined) query.whereIn('id', [...choice.ids])
  if (choice.reason !== undefined) query.where('reason', choice.reason)
  if (choice.importId !== undefined) query.where('import_id', choice.importId)
  if (choice.throughId !== undefined) query.where('id', '<=', choice.throughId)
  if (choice.stage !== undefined) query.where('stage', choice.stage)
  const rows = await query
  return rows.map(heldRowOf)
}

function heldRowOf(row: Record<string, any>): HeldRow {
  return {
    id: Number(row.id),
    importId: Number(row.import_id),
    rowNo: Number(row.row_no),
    stage: row.stage,
    reason: row.reason,
    raw: row.raw,
    state: row.state,
  }
}
