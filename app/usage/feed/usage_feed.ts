import db from '@adonisjs/lucid/services/db'
import type { BillingCompany } from '#app/companies/company'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { sha256 } from '#app/database/hashed_key'
import { unitOfWork } from '#app/database/unit_of_work'
import { API_FORMAT } from '#app/usage/feed/api_event'

/** What programs of one source send on one day stands as one import, whose rows go on counting. */
export interface UsageFeed {
  readonly importId: number
  /** The first of the numbers that were taken for this request. */
  readonly firstRow: number
}

/** Takes `count` row numbers of the day's feed; those of a request that fails are gaps. */
export async function takeFeedRows(
  company: BillingCompany,
  source: string,
  startedBy: string,
  count: number
): Promise<UsageFeed> {
  const day = clock.todayOf(company)
  const hash = sha256(`feed ${company.id} ${day} ${source}`)
  const importId =
    (await findFeed(company.id, hash)) ?? (await addFeed(company, source, day, hash, startedBy))
  return unitOfWork(async ({ trx }) => {
    const now = clock.now()
    await trx.from('usage_imports').where('id', importId).increment('last_row', count)
    await trx
      .from('usage_imports')
      .where('id', importId)
      .update({ heartbeat_at: now, finished_at: now })
    const row = await trx.from('usage_imports').where('id', importId).firstOrFail()
    return { importId, firstRow: Number(row.last_row) - count + 1 }
  })
}

async function findFeed(companyId: number, hash: Buffer): Promise<number | null> {
  const row = await db
    .from('usage_imports')
    .where('company_id', companyId)
    .where('content_hash', hash)
    .select('id')
    .first()
  return row ? Number(row.id) : null
}

async function addFeed(
  company: BillingCompany,
  source: string,
  day: string,
  hash: Buffer,
  startedBy: string
): Promise<number> {
  const now = clock.now()
  try {
    return await unitOfWork(async ({ trx }) => {
      const [id] = await trx.table('usage_imports').insert({
        company_id: company.id,
        door: 'api',
        file_name: day,
        source,
        content_hash: hash,
        size_bytes: 0,
        format_code: API_FORMAT,
        format_revision: 1,
        options: '{}',
        state: 'finished',
        started_by: startedBy,
        started_at: now,
        heartbeat_at: now,
        finished_at: now,
      })
      return Number(id)
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const winner = await findFeed(company.id, hash)
    return winner!
  }
}
