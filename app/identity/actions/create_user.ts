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
    const user = await User.firstOrCreate(
      { email: email.trim().toLowerCase() },
      { fullName, password, locale, disabledAt: null }
    )
    await Membership.updateOrCreate({ companyId, userId: user.id }, { role })
    return user
  }
}
