import db from '@adonisjs/lucid/services/db'

export interface ClockMoveRow {
  readonly id: number
  readonly fromOn: string
  readonly toOn: string
  readonly bills: boolean
  readonly state: 'running' | 'done' | 'failed'
  readonly reason: string | null
  readonly movedBy: string
  readonly movedAt: number
}

/** Moves that a page shows. */
const SHOWN = 50

/** The last moves of a company's test clock, the newest first. */
export default class ListClockMoves {
  async execute(companyId: number): Promise<ClockMoveRow[]> {
    const rows = await db
      .from('clock_moves')
      .where('company_id', companyId)
      .orderBy('id', 'desc')
      .limit(SHOWN)
    return rows.map((row) => ({
      id: Number(row.id),
      fromOn: row.from_on,
      toOn: row.to_on,
      bills: Boolean(row.bills),
      state: row.state,
      reason: row.reason,
      movedBy: row.moved_by,
      movedAt: Number(row.moved_at),
    }))
  }
}
