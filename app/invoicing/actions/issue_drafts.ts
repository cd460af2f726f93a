import { allocateIds } from '#app/database/allocate_ids'
import { failpoint } from '#app/database/failpoint'
import type { UnitOfWork } from '#app/database/unit_of_work'
import type { Draft, DraftTurn } from '#app/invoicing/draft'
import { DraftOutdatedException } from '#app/invoicing/exceptions/draft_outdated_exception'
import { assertLinks } from '#app/invoicing/document_links'
import { takeNumbers } from '#app/invoicing/number_series'
import { journalRows } from '#app/ledger/journal_rows'
import { writeDocuments } from '#app/invoicing/write_documents'
import { writeObligations } from '#app/invoicing/write_obligations'
import { writeStates } from '#app/invoicing/write_states'
import { writeSuspense } from '#app/invoicing/write_suspense'

export interface WaitingDraft {
  readonly id: number
  readonly accountId: number
  /** Drafts of one unit are issued together; null for one that stands alone. */
  readonly unitId: number | null
  readonly billingTurn: number
  readonly bodyHash: Buffer
  readonly draft: Draft
}

export interface IssueOrder {
  readonly companyId: number
  /** Null for a document that no run made. */
  readonly runId: number | null
  readonly issuedOn: string
  readonly actor: string
}

/** Ids taken before the transaction, so that children are written in bulk beside their parents. */
export interface IssueIds {
  readonly firstDocument: number
  readonly firstObligation: number
  readonly firstEntry: number
}

export async function allocateIssueIds(drafts: readonly WaitingDraft[]): Promise<IssueIds> {
  const fresh = drafts.flatMap(({ draft }) => draft.obligations.filter(isFresh))
  return {
    firstDocument: await allocateIds('documents', Math.max(1, drafts.length)),
    firstObligation: await allocateIds('obligations', Math.max(1, fresh.length)),
    firstEntry: await allocateIds('journal_entries', Math.max(1, drafts.length)),
  }
}

function isFresh({ id, isElsewhere }: Draft['obligations'][number]): boolean {
  return id === null && !isElsewhere
}

/**
 * The second phase of issue: one transaction turns a group of drafts into sealed documents with
 * obligations, journal entries and open items. The series is locked last, so that other groups wait
 * for the shortest time; numbers follow the order of the drafts and have no gap.
 */
export async function issueDrafts(
  work: UnitOfWork,
  order: IssueOrder,
  ids: IssueIds,
  drafts: readonly WaitingDraft[]
): Promise<number> {
  await lockAccounts(work, drafts)
  await settleDrafts(work, drafts)
  return issueFrozen(work, order, ids, drafts)
}

/** Issues drafts that nobody else can issue: those of this group, or one that was made right here. */
export async function issueFrozen(
  work: UnitOfWork,
  order: IssueOrder,
  ids: IssueIds,
  drafts: readonly WaitingDraft[]
): Promise<number> {
  const billed = drafts.filter(({ draft }) => saysSomething(draft))
  await assertLinks(work.trx, order.companyId, billed)
  const issued = billed.map((waiting, index) => ({
    ...waiting,
    documentId: ids.firstDocument + index,
    entryId: ids.firstEntry + index,
  }))
  const obligationIds = await writeObligations(work.trx, order, ids.firstObligation, drafts)
  await writeStates(work.trx, order, drafts)
  await writeSuspense(work.trx, order, drafts)
  failpoint('issue_before_numbers')
  const journal = await journalRows(work.trx, order, issued)
  await journal.write()
  const kinds = issued.map(({ draft }) => draft.body.kind)
  const numbers = await takeNumbers(work.trx, order, kinds)
  await writeDocuments(work.trx, order, issued, numbers, obligationIds)
  for (const [index, { documentId, accountId, draft }] of issued.entries()) {
    work.record({
      companyId: order.companyId,
      actor: order.actor,
      action: `${draft.body.kind}.issued`,
      subjectKind: 'document',
      subjectId: documentId,
      details: {
        number: numbers[index].number,
        accountId,
        grossMinor: draft.body.grossMinor,
        currency: draft.body.currency,
        runId: order.runId,
      },
    })
  }
  failpoint('issue_before_commit')
  return issued.length
}

/** A draft without lines only records what was computed, unless it lists what others made. */
function saysSomething({ body }: Draft) {
  return body.lines.length > 0 || (body.listed?.length ?? 0) > 0
}

/** An account that was billed since the draft was frozen has another state: it is frozen again. */
async function lockAccounts({ trx }: UnitOfWork, drafts: readonly WaitingDraft[]) {
  const expected = drafts.flatMap(turnsOf)
  const accountIds = [...new Set(expected.map(({ accountId }) => accountId))]
  const ids = accountIds.sort((left, right) => left - right)
  await trx.from('accounts').whereIn('id', ids).increment('billing_turn', 1)
  const rows = await trx.from('accounts').whereIn('id', ids).select('id', 'billing_turn')
  const turns = new Map(rows.map((row) => [Number(row.id), Number(row.billing_turn)]))
  const stale = expected.find((turn) => turns.get(turn.accountId) !== turn.billingTurn + 1)
  if (stale !== undefined) {
    throw new DraftOutdatedException(
      `Account ${stale.accountId} was billed by another run after this draft was made`
    )
  }
}

/** Whose state a draft was made of. */
export function turnsOf({ accountId, billingTurn, draft }: WaitingDraft): readonly DraftTurn[] {
  return draft.turns ?? [{ accountId, billingTurn }]
}

/** Marks the drafts issued; none may have been issued or withdrawn meanwhile. */
async function settleDrafts({ trx }: UnitOfWork, drafts: readonly WaitingDraft[]) {
  const ids = drafts.map(({ id }) => id)
  const updated = await trx
    .from('run_drafts')
    .whereIn('id', ids)
    .where('issued_id', 0)
    .update({ issued_id: trx.raw('id') })
  if (Number(updated) !== drafts.length) {
    throw new DraftOutdatedException('A draft of this group was issued or withdrawn meanwhile')
  }
}
