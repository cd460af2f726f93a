import { DateTime } from 'luxon'
import type { Staff } from '#app/identity/staff'
import type User from '#app/identity/models/user'
import Membership from '#app/identity/models/membership'
import StaffSession from '#app/identity/models/staff_session'
import { permissionsOf } from '#app/identity/permissions'

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
    if (!session?.isOpen(DateTime.utc())) return null

    const memberships = await Membership.query()
      .where('userId', user.id)
      .preload('company')
      .orderBy('companyId')
    const current = memberships.find((row) => row.companyId === companyId) ?? memberships[0]
    if (!current) return null

    return {
      user,
      company: current.company,
      role: current.role,
      permissions: permissionsOf(current.role),
      companies: memberships.map(({ company }) => ({ id: company.id, name: company.name })),
      sessionId: session.id,
    }
  }
}
