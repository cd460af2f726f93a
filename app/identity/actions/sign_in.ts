import limiter from '@adonisjs/limiter/services/main'
import { errors as authErrors } from '@adonisjs/auth'
import { errors as limiterErrors } from '@adonisjs/limiter'
import { unitOfWork } from '#app/database/unit_of_work'
import User from '#app/identity/models/user'
import Membership from '#app/identity/models/membership'
import StaffSession from '#app/identity/models/staff_session'

interface Input {
  email: string
  password: string
  address: string
  agent: string
}

export type SignInResult =
  | { type: 'signed_in'; user: User; sessionId: number }
  | { type: 'refused' }
  | { type: 'throttled'; seconds: number }

/**
 * Checks a password and opens a session. Who the account is, whether it exists, is disabled or has no
 * company any more is never told: the answer and the time it takes are the same. Wrong passwords are counted
 * by account, which stops guessing one account from many places, and by address, which stops guessing many
 * accounts from one place.
 */
export default class SignIn {
  async execute({ email, password, address, agent }: Input): Promise<SignInResult> {
    const byAccount = limiter.use({ requests: 10, duration: '15 mins' })
    const byAddress = limiter.use({ requests: 30, duration: '15 mins' })
    const accountKey = `sign_in:account:${email}`
    const addressKey = `sign_in:address:${address}`

    /** Counted before the password is looked at, so that guesses in parallel count too. */
    try {
      await byAddress.consume(addressKey)
      await byAccount.consume(accountKey)
    } catch (error) {
      if (!(error instanceof limiterErrors.E_TOO_MANY_REQUESTS)) throw error
      return { type: 'throttled', seconds: error.response.availableIn }
    }

    const user = await this.#verify(email, password)
    if (!user) return { type: 'refused' }

    /** Whoever knows a password of their own may not use it to guess on from the same address. */
    await byAccount.delete(accountKey)
    await byAddress.decrement(addressKey)
    return { type: 'signed_in', user, sessionId: await this.#open(user, address, agent) }
  }

  /** Hashes the password whether or not the account exists. */
  async #verify(email: string, password: string) {
    try {
      const user = await User.verifyCredentials(email, password)
      const member = await Membership.findBy('userId', user.id)
      return user.isDisabled() || !member ? null : user
    } catch (error) {
      if (error instanceof authErrors.E_INVALID_CREDENTIALS) return null
      throw error
    }
  }

  #open(user: User, address: string, agent: string) {
    return unitOfWork(async ({ trx }) => {
      const session = await StaffSession.create(
        {
          userId: user.id,
          address: address.slice(0, 45),
          agent: agent.slice(0, 200),
          endedAt: null,
        },
        { client: trx }
      )
      return session.id
    })
  }
}
