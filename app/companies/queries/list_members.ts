import db from '@adonisjs/lucid/services/db'

export interface MemberRow {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly role: string
  readonly isDisabled: boolean
}

const MOST = 500

/** The people who work in a company, by name; at most five hundred. */
export default class ListMembers {
  async execute(companyId: number): Promise<MemberRow[]> {
    const rows = await db
      .from('memberships as m')
      .join('users as u', 'u.id', 'm.user_id')
      .where('m.company_id', companyId)
      .orderBy('u.full_name')
      .limit(MOST)
      .select('u.id', 'u.full_name', 'u.email', 'u.disabled_at', 'm.role')
    return rows.map((row) => ({
      id: Number(row.id),
      name: row.full_name,
      email: row.email,
      role: row.role,
      isDisabled: row.disabled_at !== null,
    }))
  }
}
