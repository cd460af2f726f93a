import { activityHash } from '#app/database/activity_rows'
import { missingSeals } from '#app/database/seals'
import { sealHash } from '#app/activity/seal_hash'
import { PAGE, pagesOf, type Check } from '#app/billing/verification/finding'

/** Every activity row hashes to what it did, and the chain of seals runs unbroken from the start. */
export const checkActivity: Check = {
  name: 'activity chain',
  async run(client, companyId) {
    let checked = 0
    let previous: Buffer = Buffer.alloc(32)
    let seq = 0
    const seals = pagesOf((afterId) =>
      client
        .from('activity_seals')
        .where('company_id', companyId)
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(PAGE)
    )
    for await (const page of seals) {
      for (const seal of page) {
        const rows = await client
          .from('activity_links')
          .join('activities', 'activities.id', 'activity_links.activity_id')
          .where('activity_links.seal_id', seal.id)
          .orderBy('activity_links.position')
          .select('activities.*')
        const broken = rows.find((row) => !hashOf(row).equals(Buffer.from(row.hash)))
        if (broken) return { checked, finding: `Activity ${broken.id} has another hash` }
        const hash = sealHash(
          previous,
          rows.map((row) => Buffer.from(row.hash))
        )
        const intact =
          Number(seal.seq) === seq + 1 &&
          rows.length === Number(seal.row_count) &&
          hash.equals(Buffer.from(seal.hash))
        if (!intact) return { checked, finding: `The activity chain breaks at seal ${seal.seq}` }
        checked += rows.length
        previous = hash
        seq++
      }
    }
    return { checked, finding: null }
  },
}

function hashOf(row: Record<string, any>): Buffer {
  const content = {
    at: Number(row.at),
    actor: row.actor,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: Number(row.subject_id),
    details: row.details,
  }
  return activityHash(Number(row.company_id), content, Buffer.from(row.salt))
}

/** The triggers that refuse changes of sealed rows stand in the database. */
export const checkSeals: Check = {
  name: 'sealed tables',
  async run(client) {
    const missing = await missingSeals(client)
    const finding =
      missing.length > 0 ? `Missing triggers: ${missing.join(', ')}; run app:prepare` : null
    return { checked: 0, finding }
  },
}
