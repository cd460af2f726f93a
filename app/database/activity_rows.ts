import { randomBytes } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { sha256 } from '#app/database/hashed_key'

/** Who did what to which thing; `details` are plain facts (before, after, counts, reasons). */
export interface ActivityEntry {
  readonly companyId: number
  readonly actor: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: number
  readonly details?: { readonly [name: string]: CanonicalValue }
}

/** The fields a row's hash covers, in the form it is computed from; the verifier uses the same. */
export interface ActivityContent {
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: number
  readonly details: string
}

/** Salted, so that a short value that was erased by law cannot be guessed from its hash. */
export function activityHash(companyId: number, content: ActivityContent, salt: Buffer): Buffer {
  return sha256(`${salt.toString('hex')}${canonicalJson({ companyId, ...content })}`)
}

const COLUMNS = [
  'company_id',
  'at',
  'actor',
  'action',
  'subject_kind',
  'subject_id',
  'details',
  'salt',
  'hash',
]

/** Inserts activity rows unchained; the sealer chains them after commit, in commit order. */
export async function recordActivities(
  trx: TransactionClientContract,
  entries: readonly ActivityEntry[]
) {
  const at = clock.now()
  const rows = entries.map((entry) => {
    const salt = randomBytes(16)
    const details = canonicalJson(entry.details ?? {})
    const { companyId, actor, action, subjectKind, subjectId } = entry
    const content = { at, actor, action, subjectKind, subjectId, details }
    const hash = activityHash(companyId, content, salt)
    return [companyId, at, actor, action, subjectKind, subjectId, details, salt, hash]
  })
  await bulkInsert(trx, 'activities', COLUMNS, rows)
}
