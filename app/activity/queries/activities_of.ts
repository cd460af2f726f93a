import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { JsonObject } from '#sdk/json'

export interface ActivityRow {
  readonly id: number
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: number
  readonly details: JsonObject
}

export interface Subject {
  readonly companyId: number
  readonly kind: string
  readonly id: number
}

const MOST = 100

/** What happened to one thing, newest first; at most a hundred entries. */
export async function activitiesOf(
  subject: Subject,
  client: QueryClientContract = db.connection()
): Promise<ActivityRow[]> {
  const rows = await client
    .from('activities')
    .where({
      company_id: subject.companyId,
      subject_kind: subject.kind,
      subject_id: subject.id,
    })
    .orderBy('id', 'desc')
    .limit(MOST)
    .select('id', 'at', 'actor', 'action', 'subject_kind', 'subject_id', 'details')
  return rows.map(activityRow)
}

export function activityRow(row: Record<string, any>): ActivityRow {
  return {
    id: Number(row.id),
    at: Number(row.at),
    actor: row.actor,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: Number(row.subject_id),
    details: JSON.parse(row.details),
  }
}
