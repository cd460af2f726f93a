import { unitOfWork } from '#app/database/unit_of_work'
import User from '#app/identity/models/user'
import { endSessions } from '#app/identity/actions/end_sessions'

/** Gives a user a new password and ends every session opened with the old one. */
export default class ResetPassword {
  async execute(email: string, password: string) {
    return unitOfWork(async ({ trx }) => {
      const user = await User.findBy('email', email.trim().toLowerCase(), { client: trx })
      if (!user) return null

      await user.merge({ password }).save()
      await endSessions(trx, { userId: user.id })
      return user
    })
  }
}
