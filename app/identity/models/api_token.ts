import type { DateTime } from 'luxon'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ApiTokenSchema } from '#database/schema'
import Company from '#app/companies/models/company'

/** The key of a program. Only its hash is kept; `scopes` is a list of permissions as canonical JSON. */
export default class ApiToken extends ApiTokenSchema {
  @belongsTo(() => Company)
  declare company: BelongsTo<typeof Company>

  isUsable(now: DateTime) {
    return this.revokedAt === null && (this.expiresAt === null || this.expiresAt > now)
  }

  get permissions(): ReadonlySet<string> {
    return new Set(JSON.parse(this.scopes) as string[])
  }
}
