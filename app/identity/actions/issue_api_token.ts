import type { DateTime } from 'luxon'
import ApiToken from '#app/identity/models/api_token'
import type { Permission } from '#app/identity/permissions'
import { formatToken, makeSecret } from '#app/identity/api_token_text'

interface Input {
  companyId: number
  userId: number
  name: string
  scopes: readonly Permission[]
  expiresAt?: DateTime | null
}

/** Makes a token for a program. Its text is returned here and can never be read again. */
export default class IssueApiToken {
  async execute({ companyId, userId, name, scopes, expiresAt = null }: Input) {
    const { secret, hash } = makeSecret()
    const token = await ApiToken.create({
      companyId,
      userId,
      name,
      scopes: JSON.stringify([...new Set(scopes)].sort()),
      tokenHash: hash,
      expiresAt,
      lastUsedAt: null,
      revokedAt: null,
    })
    return { token, text: formatToken(token.id, secret) }
  }
}
