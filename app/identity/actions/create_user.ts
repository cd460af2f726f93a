import { unitOfWork } from '#app/database/unit_of_work'
import User from '#app/identity/models/user'
import Membership from '#app/identity/models/membership'
import type { Role } from '#app/identity/permissions'

interface Input {
  companyId: number
  email: string
  fullName: string
  password: string
  role: Role
  locale?: string | null
}

/** Adds a person to a company; somebody who works for another company already keeps their password. */
export default class CreateUser {
  async execute({ companyId, role, email, fullName, password, locale = null }: Input) {
    return unitOfWork(async (work) => {
      const client = { client: work.trx }
      const user = await User.firstOrCreate(
        { email: email.trim().toLowerCase() },
        { fullName, password, locale, disabledAt: null },
        client
      )
      await Membership.updateOrCreate({ companyId, userId: user.id }, { role }, client)
      work.record({
        companyId,
        actor: 'system',
        action: 'user.joined',
        subjectKind: 'user',
        subjectId: user.id,
      })
      return user
    })
  }
}
