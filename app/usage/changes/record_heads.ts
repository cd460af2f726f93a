import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ChangeRequest } from '#app/usage/changes/change_request'

/** What stands for a record now: an event, or nothing any more. */
export interface RecordHead {
  readonly batchId: number
  readonly rowNo: number
  readonly contentHash: Buffer
  readonly withdrawn: boolean
}

/** What is known of the records that a batch wants to change; keys are in Latin 1. */
export interface KnownRecords {
  readonly heads: Map<string, RecordHead>
  /** Content of each change that was made before, by the change's own key. */
  readonly changes: Map<string, Buffer>
}

const KEYS_AT_ONCE = 1_000

/**
 * Reads and holds the records behind some changes: two changes of one record wait for each other
 * here, so that the second sees what the first has made of it.
 */
export async function holdRecords(
  trx: TransactionClientContract,
  requests: readonly ChangeRequest[]
): Promise<KnownRecords> {
  const distinct = new Map(requests.map(({ originKey }) => [keyText(originKey), originKey]))
  const keys = [...distinct.values()].sort((left, right) => left.compare(right))
  const heads = new Map<string, RecordHead>()
  const changes = new Map<string, Buffer>()
  for (let from = 0; from < keys.length; from += KEYS_AT_ONCE) {
    const slice = keys.slice(from, from + KEYS_AT_ONCE)
    const records = await trx.from('usage_keys').whereIn('event_key', slice).forUpdate()
    for (const row of records) heads.set(keyText(row.event_key), headOf(row))
    const made = await trx.from('usage_changes').whereIn('origin_key', slice).orderBy('id')
    for (const row of made) {
      changes.set(keyText(row.change_key), row.content_hash)
      heads.set(keyText(row.origin_key), headAfter(row))
    }
  }
  return { heads, changes }
}

function headOf(row: Record<string, any>): RecordHead {
  return {
    batchId: Number(row.batch_id),
    rowNo: Number(row.row_no),
    contentHash: row.content_hash,
    withdrawn: false,
  }
}

function headAfter(row: Record<string, any>): RecordHead {
  return {
    batchId: Number(row.new_batch_id),
    rowNo: Number(row.new_row_no),
    contentHash: row.content_hash,
    withdrawn: row.kind === 'withdrawn',
  }
}

export function keyText(key: Buffer): string {
  return Buffer.from(key).toString('latin1')
}
