import limiter from '@adonisjs/limiter/services/main'
import { errors } from '@adonisjs/auth'
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
    const attempts = limiter.multi([
      { key: `sign_in:account:${email}`, requests: 10, duration: '15 mins' },
      { key: `sign_in:address:${address}`, requests: 30, duration: '15 mins' },
    ])
    const outcome = await attempts
      .penalize(() => this.#verify(email, password))
      .catch((error: unknown) => {
        if (error instanceof errors.E_INVALID_CREDENTIALS) return 'refused' as const
        throw error
      })
    if (outcome === 'refused') return { type: 'refused' }

    const [throttled, user] = outcome
    if (throttled) return { type: 'throttled', seconds: throttled.response.availableIn }

    const session = await StaffSession.create({
      userId: user.id,
      address: address.slice(0, 45),
      agent: agent.slice(0, 200),
      endedAt: null,
    })
    return { type: 'signed_in', user, sessionId: session.id }
  }

  async #verify(email: string, password: string) {
    const user = await User.verifyCredentials(email, password)
    const member = await Membership.findBy('userId', user.id)
    if (user.isDisabled() || !member) {
      throw new errors.E_INVALID_CREDENTIALS('Invalid user credentials')
    }
    return user
  }
}
