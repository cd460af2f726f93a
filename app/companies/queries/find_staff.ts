import { DateTime } from 'luxon'
import { clock } from '#app/database/clock'
import Company from '#app/companies/models/company'
import Membership from '#app/identity/models/membership'
import StaffSession from '#app/identity/models/staff_session'
import { permissionsOf } from '#app/identity/permissions'
import type { Staff } from '#app/companies/staff'
import type User from '#app/identity/models/user'

interface Input {
  user: User
  sessionId: unknown
  companyId: unknown
}

/**
 * Who a session cookie stands for. Null when it stands for nobody any more: signed out, disabled, too old,
 * or no longer a member of any company.
 */
export default class FindStaff {
  async execute({ user, sessionId, companyId }: Input): Promise<Staff | null> {
    if (user.isDisabled() || typeof sessionId !== 'number') return null

    const session = await StaffSession.query().where({ id: sessionId, userId: user.id }).first()
    if (!session?.isOpen(DateTime.fromMillis(clock.now()))) return null

    const memberships = await Membership.query().where('userId', user.id).orderBy('companyId')
    const membership = memberships.find((row) => row.companyId === companyId) ?? memberships[0]
    if (!membership) return null

    const employers = memberships.map((row) => row.companyId)
    const companies = await Company.query().whereIn('id', employers).orderBy('id')
    return {
      user,
      company: companies.find(({ id }) => id === membership.companyId)!,
      role: membership.role,
      permissions: permissionsOf(membership.role),
      companies: companies.map(({ id, name }) => ({ id, name })),
      sessionId: session.id,
    }
  }
}
