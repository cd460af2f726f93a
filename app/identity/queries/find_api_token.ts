import { DateTime } from 'luxon'
import { clock } from '#app/database/clock'
import ApiToken from '#app/identity/models/api_token'
import { isSecret, parseToken } from '#app/identity/api_token_text'

/** The usable token that a program sent; null when there is none. */
export default class FindApiToken {
  async execute(text: string): Promise<ApiToken | null> {
    const parsed = parseToken(text)
    const token = parsed && (await ApiToken.find(parsed.id))
    if (!token || !isSecret(parsed.secret, token.tokenHash)) return null

    return token.isUsable(DateTime.fromMillis(clock.now())) ? token : null
  }
}
