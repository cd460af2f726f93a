import { DateTime } from 'luxon'
import User from '#app/identity/models/user'
import StaffSession from '#app/identity/models/staff_session'

/** Gives a user a new password and ends every session opened with the old one. */
export default class ResetPassword {
  async execute(email: string, password: string) {
    const user = await User.findBy('email', email.trim().toLowerCase())
    if (!user) return null

    await user.merge({ password }).save()
    await StaffSession.query()
      .where('userId', user.id)
      .whereNull('endedAt')
      .update({ endedAt: DateTime.utc().toSQL({ includeOffset: false }) })
    return user
  }
}
