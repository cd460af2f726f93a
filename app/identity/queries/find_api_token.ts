import { DateTime } from 'luxon'
import ApiToken from '#app/identity/models/api_token'
import { isSecret, parseToken } from '#app/identity/api_token_text'

/** When a token was last used is kept to the nearest five minutes, to spare the writer. */
const LAST_USE_MINUTES = 5

/** The usable token that a program sent, with its company; null when there is none. */
export default class FindApiToken {
  async execute(text: string): Promise<ApiToken | null> {
    const parsed = parseToken(text)
    if (!parsed) return null

    const now = DateTime.utc()
    const token = await ApiToken.query().where('id', parsed.id).preload('company').first()
    if (!token || !isSecret(parsed.secret, token.tokenHash) || !token.isUsable(now)) return null

    if (!token.lastUsedAt || token.lastUsedAt < now.minus({ minutes: LAST_USE_MINUTES })) {
      await token.merge({ lastUsedAt: now }).save()
    }
    return token
  }
}
