import { allocateIds } from '#app/database/allocate_ids'
import type { UnitOfWork } from '#app/database/unit_of_work'
import type { BillingCompany } from '#app/companies/company'
import { BatchDraft } from '#app/usage/acceptance/batch_draft'
import { ensureBatchCounter } from '#app/usage/acceptance/number_batch'
import { prepareJudge } from '#app/usage/acceptance/prepare_judge'
import {
  noteChanges,
  numberWritten,
  writeBatch,
  type BatchResult,
} from '#app/usage/acceptance/write_batch'
import { keyBatch, type KeyedBatch } from '#app/usage/acceptance/write_events'
import { writeSuspense } from '#app/usage/acceptance/write_suspense'
import { rowOfEvent, type ApiEvent } from '#app/usage/feed/api_event'
import { feedAnswer, type FeedAnswer } from '#app/usage/feed/feed_answer'
import { takeFeedRows, type UsageFeed } from '#app/usage/feed/usage_feed'

export interface SentEvents {
  readonly company: BillingCompany
  readonly source: string
  readonly events: readonly ApiEvent[]
  readonly startedBy: string
}

/** Events that are judged and have their keys: ready for a transaction, which may hold more. */
export interface PreparedEvents extends SentEvents {
  readonly feed: UsageFeed
  readonly keyed: KeyedBatch
  readonly batchId: number
}

/** All that may wait or take ids of its own, before the transaction opens. */
export async function prepareEvents(sent: SentEvents): Promise<PreparedEvents> {
  const { company, source, events } = sent
  await ensureBatchCounter(company.id)
  const feed = await takeFeedRows(company, source, sent.startedBy, events.length)
  const draft = new BatchDraft(await prepareJudge(company, { preload: false }))
  for (const [index, event] of events.entries()) {
    draft.add(rowOfEvent(event, feed.firstRow + index, company.country))
  }
  await draft.settle()
  const keyed = keyBatch(draft, company.id, source)
  return { ...sent, feed, keyed, batchId: await allocateIds('usage_batches', 1) }
}

/** What was written; `number` gives the batch its number, as late in the transaction as can be. */
export interface WrittenEvents {
  readonly answer: FeedAnswer
  number(): Promise<number | null>
}

/** Writes prepared events inside a unit of work. */
export async function writePrepared(
  work: UnitOfWork,
  { company, source, events, startedBy, feed, keyed, batchId }: PreparedEvents
): Promise<WrittenEvents> {
  const { trx } = work
  const owner = { companyId: company.id, importId: feed.importId, batchId, source }
  const result: BatchResult = await writeBatch(trx, keyed, owner, false)
  await writeSuspense(trx, owner, result.held)
  noteChanges(work, owner, startedBy, result.changes)
  await trx
    .from('usage_imports')
    .where('id', feed.importId)
    .increment({ ...result.totals })
  return {
    answer: feedAnswer(events, feed, keyed.draft, result),
    number: () => numberWritten(trx, owner, result),
  }
}
