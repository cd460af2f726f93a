import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { DraftOutdatedException } from '#app/invoicing/exceptions/draft_outdated_exception'
import type { IssueOrder, WaitingDraft } from '#app/invoicing/actions/issue_drafts'

const OBLIGATION_COLUMNS = [
  'id',
  'company_id',
  'account_id',
  'source_kind',
  'source_id',
  'charge_key',
  'starts_on',
  'ends_on',
  'kind',
  'voided_id',
  'service_id',
  'charge_id',
  'whole_starts_on',
  'whole_ends_on',
]

const VERSION_COLUMNS = [
  'obligation_id',
  'seq',
  'target_exact',
  'target_minor',
  'currency',
  'input_hash',
  'manifest_id',
  'facts_manifest_id',
  'batch_seq',
  'accumulators_before',
  'accumulators_after',
  'reason',
  'recorded_at',
  'charge_id',
  'quantity',
  'inputs',
]

/** Obligation ids by draft and line position: which obligation a line settles, at which version. */
export type SettledLines = ReadonlyMap<string, { readonly id: number; readonly seq: number }>

/** Writes new obligations and the new versions of all; the unique keys refuse a second billing. */
export async function writeObligations(
  trx: TransactionClientContract,
  order: IssueOrder,
  firstId: number,
  drafts: readonly WaitingDraft[]
): Promise<SettledLines> {
  const settled = new Map<string, { id: number; seq: number }>()
  const obligations: Cell[][] = []
  const versions: Cell[][] = []
  const recordedAt = clock.now()
  let nextId = firstId
  for (const { id: draftId, accountId, draft } of drafts) {
    for (const entry of draft.obligations) {
      const id = entry.id ?? nextId++
      if (entry.id === null) {
        obligations.push([
          id,
          order.companyId,
          accountId,
          entry.sourceKind,
          entry.sourceId,
          entry.chargeKey,
          entry.startsOn,
          entry.endsOn,
          'charge',
          0,
          entry.serviceId,
          entry.chargeId,
          entry.whole?.startsOn ?? null,
          entry.whole?.endsOn ?? null,
        ])
      }
      versions.push([
        id,
        entry.seq,
        entry.targetExact,
        Number(entry.targetMinor),
        draft.body.currency,
        Buffer.from(entry.inputHash, 'hex'),
        draft.manifestId,
        entry.factsManifestId,
        draft.batchSeq,
        entry.opening,
        entry.closing,
        entry.reason,
        recordedAt,
        entry.chargeId,
        entry.quantity,
        entry.inputs,
      ])
      for (const position of entry.lines) {
        settled.set(`${draftId}:${position}`, { id, seq: entry.seq })
      }
    }
  }
  await voidObligations(trx, drafts)
  await bulkInsert(trx, 'obligations', OBLIGATION_COLUMNS, obligations)
  await bulkInsert(trx, 'obligation_versions', VERSION_COLUMNS, versions)
  return settled
}

/** What is owed no longer makes way for another interval with the same first day. */
async function voidObligations(trx: TransactionClientContract, drafts: readonly WaitingDraft[]) {
  const ids = drafts.flatMap(({ draft }) =>
    draft.obligations.flatMap(({ id, reason }) => (id !== null && reason === 'void' ? [id] : []))
  )
  if (ids.length === 0) return
  const updated = await trx
    .from('obligations')
    .whereIn('id', ids)
    .where('voided_id', 0)
    .update({ voided_id: trx.raw('id') })
  if (Number(updated) !== ids.length) {
    throw new DraftOutdatedException('An obligation of this group was voided meanwhile')
  }
}
