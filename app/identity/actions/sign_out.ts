import { DateTime } from 'luxon'
import StaffSession from '#app/identity/models/staff_session'

/** Ends a session for good, so that a copy of its cookie opens nothing any more. */
export default class SignOut {
  async execute(sessionId: number) {
    await StaffSession.query()
      .where('id', sessionId)
      .update({ endedAt: DateTime.utc().toSQL({ includeOffset: false }) })
  }
}
