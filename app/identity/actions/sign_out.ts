import { unitOfWork } from '#app/database/unit_of_work'
import { endSessions } from '#app/identity/actions/end_sessions'

/** Ends one session for good. */
export default class SignOut {
  async execute(sessionId: number) {
    await unitOfWork(({ trx }) => endSessions(trx, { id: sessionId }))
  }
}
