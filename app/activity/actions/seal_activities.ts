import db from '@adonisjs/lucid/services/db'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { sealHash } from '#app/activity/seal_hash'

/** Rows of one seal; more wait for the next. */
const MAX_ROWS = 5000
/** Ids are given before commit: a row may become visible after later ones were sealed. */
const LOOK_BACK = 20_000

/**
 * Chains the activity rows of a company that are not chained yet, in one seal. Rows are written
 * without the chain, because its head would make every change of a company wait for every other.
 * Two sealers at once cannot both succeed: the seal's number is unique. Returns the rows sealed.
 */
export async function sealActivities(companyId: number): Promise<number> {
  return unitOfWork(async ({ trx }) => {
    const head = await trx
      .from('activity_seals')
      .where('company_id', companyId)
      .orderBy('seq', 'desc')
      .first()
    const lastSealed = head
      ? await trx
          .from('activity_links')
          .where('seal_id', head.id)
          .max('activity_id as id')
          .firstOrFail()
      : { id: 0 }
    const rows = await trx
      .from('activities')
      .leftJoin('activity_links', 'activity_links.activity_id', 'activities.id')
      .where('activities.company_id', companyId)
      .where('activities.id', '>', Number(lastSealed.id) - LOOK_BACK)
      .whereNull('activity_links.activity_id')
      .orderBy('activities.id')
      .limit(MAX_ROWS)
      .select('activities.id', 'activities.hash')
    if (rows.length === 0) {
      return 0
    }
    const previous = head ? Buffer.from(head.hash) : Buffer.alloc(32)
    const [sealId] = await trx.table('activity_seals').insert({
      company_id: companyId,
      seq: Number(head?.seq ?? 0) + 1,
      row_count: rows.length,
      previous_hash: previous,
      hash: sealHash(
        previous,
        rows.map((row) => Buffer.from(row.hash))
      ),
      sealed_at: clock.now(),
    })
    const links = rows.map((row, index) => [Number(row.id), Number(sealId), index + 1])
    await bulkInsert(trx, 'activity_links', ['activity_id', 'seal_id', 'position'], links)
    return rows.length
  })
}

/** Chains what is left of every company, until nothing is. */
export async function sealAllActivities(): Promise<number> {
  let total = 0
  const companies = await db.from('companies').select('id').limit(10_000)
  for (const company of companies) {
    for (let rows = MAX_ROWS; rows === MAX_ROWS;) {
      rows = await sealActivities(Number(company.id))
      total += rows
    }
  }
  return total
}
