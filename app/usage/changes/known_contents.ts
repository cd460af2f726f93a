import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ChangeRequest } from '#app/usage/changes/change_request'

const KEYS_AT_ONCE = 1_000

/**
 * Whether records that do not say what came first under their ids say what a change has put in its
 * place: a file that comes again after its corrections brings nothing new.
 */
export async function knownContents(
  trx: TransactionClientContract,
  records: readonly Pick<ChangeRequest, 'originKey' | 'contentHash'>[]
): Promise<boolean[]> {
  const known = new Set<string>()
  for (let from = 0; from < records.length; from += KEYS_AT_ONCE) {
    const slice = records.slice(from, from + KEYS_AT_ONCE)
    const rows = await trx
      .from('usage_changes')
      .whereIn(
        'origin_key',
        slice.map(({ originKey }) => originKey)
      )
      .where('kind', 'superseded')
      .select('origin_key', 'content_hash')
    for (const row of rows) known.add(pairText(row.origin_key, row.content_hash))
  }
  return records.map(({ originKey, contentHash }) => known.has(pairText(originKey, contentHash)))
}

function pairText(originKey: Buffer, contentHash: Buffer) {
  return Buffer.concat([originKey, contentHash]).toString('latin1')
}
