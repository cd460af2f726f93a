import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { DraftOutdatedException } from '#app/invoicing/exceptions/draft_outdated_exception'
import type { DraftObligation } from '#app/invoicing/draft'
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
  'payer_id',
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
  const written = new Map<string, { id: number; seq: number }>()
  const obligations: Cell[][] = []
  const versions: Cell[][] = []
  const recordedAt = clock.now()
  let nextId = firstId
  for (const { id: draftId, accountId, draft } of drafts) {
    for (const entry of draft.obligations) {
      if (entry.isElsewhere) continue
      const id = entry.id ?? nextId++
      if (entry.id === null) {
        obligations.push([
          id,
          order.companyId,
          entry.accountId ?? accountId,
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
          entry.payerId ?? null,
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
      written.set(versionKey(entry), { id, seq: entry.seq })
      for (const position of entry.lines) {
        settled.set(`${draftId}:${position}`, { id, seq: entry.seq })
      }
    }
  }
  for (const { id: draftId, draft } of drafts) {
    for (const entry of draft.obligations.filter(({ isElsewhere }) => isElsewhere)) {
      const version = written.get(versionKey(entry))
      // Drafts of one unit are issued together, so the one that records it is here.
      if (version === undefined) throw new DraftOutdatedException(ELSEWHERE)
      for (const position of entry.lines) settled.set(`${draftId}:${position}`, version)
    }
  }
  await voidObligations(trx, drafts)
  await bulkInsert(trx, 'obligations', OBLIGATION_COLUMNS, obligations)
  await bulkInsert(trx, 'obligation_versions', VERSION_COLUMNS, versions)
  return settled
}

const ELSEWHERE = 'The draft that records an obligation of this one is not issued with it'

function versionKey(entry: DraftObligation): string {
  const { id, sourceKind, sourceId, chargeKey, startsOn, endsOn, seq } = entry
  return [id ?? 'new', sourceKind, sourceId, chargeKey, startsOn, endsOn, seq].join('|')
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
