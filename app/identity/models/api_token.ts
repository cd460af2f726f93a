import type { DateTime } from 'luxon'
import { ApiTokenSchema } from '#database/schema'

/** The key of a program. Only its hash is kept; `scopes` is a list of permissions as canonical JSON. */
export default class ApiToken extends ApiTokenSchema {
  isUsable(now: DateTime) {
    return this.revokedAt === null && (this.expiresAt === null || this.expiresAt > now)
  }

  get permissions(): ReadonlySet<string> {
    return new Set(JSON.parse(this.scopes) as string[])
  }
}
