import type { DateTime } from 'luxon'
import { canonicalJson } from '#kernel/canonical_json'
import { unitOfWork } from '#app/database/unit_of_work'
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

    return unitOfWork(async (work) => {
      const token = await ApiToken.create(
        {
          companyId,
          userId,
          name,
          scopes: canonicalJson([...new Set(scopes)].sort()),
          tokenHash: hash,
          expiresAt,
          lastUsedAt: null,
          revokedAt: null,
        },
        { client: work.trx }
      )
      work.record({
        companyId,
        actor: `user:${userId}`,
        action: 'token.issued',
        subjectKind: 'api_token',
        subjectId: token.id,
      })
      return { token, text: formatToken(token.id, secret) }
    })
  }
}
