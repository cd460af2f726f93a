import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import type { IssueOrder, WaitingDraft } from '#app/invoicing/actions/issue_drafts'

const COLUMNS = [
  'company_id',
  'owner_kind',
  'owner_id',
  'charge_key',
  'starts_on',
  'ends_on',
  'seq',
  'schema_revision',
  'content',
  'manifest_id',
  'recorded_at',
]

/**
 * Writes the closing values that the drafts reached, and that changed subscriptions are planned. The
 * unique key refuses a closing value that another run has written meanwhile.
 */
export async function writeStates(
  trx: TransactionClientContract,
  order: IssueOrder,
  drafts: readonly WaitingDraft[]
) {
  const recordedAt = clock.now()
  const rows = drafts.flatMap(({ draft }) =>
    draft.states.map((entry) => [
      order.companyId,
      entry.owner,
      entry.ownerId,
      entry.chargeKey,
      entry.startsOn,
      entry.endsOn,
      entry.seq,
      entry.state.schema,
      canonicalJson(entry.state.values),
      draft.manifestId,
      recordedAt,
    ])
  )
  await bulkInsert(trx, 'accumulators', COLUMNS, rows)
  const replanned = drafts.flatMap(({ draft }) => draft.replanned)
  if (replanned.length === 0) return
  await trx.from('subscriptions').whereIn('id', replanned).update({ replan_from: null })
}
