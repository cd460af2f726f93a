import { allocateIds } from '#app/database/allocate_ids'
import {
  claimAnswer,
  findAnswer,
  keepAnswer,
  type IdempotentRequest,
  type StoredAnswer,
} from '#app/database/idempotency'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import type { BillingCompany } from '#app/companies/company'
import { BatchDraft } from '#app/usage/acceptance/batch_draft'
import { ensureBatchCounter } from '#app/usage/acceptance/number_batch'
import { prepareJudge } from '#app/usage/acceptance/prepare_judge'
import { noteChanges, numberWritten, writeBatch } from '#app/usage/acceptance/write_batch'
import { keyBatch, type KeyedBatch } from '#app/usage/acceptance/write_events'
import { writeSuspense } from '#app/usage/acceptance/write_suspense'
import { rowOfEvent, type ApiEvent } from '#app/usage/feed/api_event'
import { feedAnswer, type FeedAnswer } from '#app/usage/feed/feed_answer'
import { takeFeedRows, type UsageFeed } from '#app/usage/feed/usage_feed'

export interface EventsOrder {
  readonly company: BillingCompany
  readonly source: string
  readonly events: readonly ApiEvent[]
  readonly startedBy: string
  /** Null when the sender gave no key: the ids of the events alone keep it from counting twice. */
  readonly request: IdempotentRequest | null
}

export type EventsResult =
  { readonly type: 'accepted'; readonly answer: FeedAnswer } | { readonly type: 'other_request' }

/**
 * Takes events from a program: all of a request in one transaction, each of them accepted, a
 * duplicate, or held back with a reason. The same request again gets the answer it got.
 */
export class AcceptEvents {
  async execute(order: EventsOrder): Promise<EventsResult> {
    const known = order.request && (await findAnswer(order.request))
    if (known) return repeated(known)

    const { company, source, events } = order
    await ensureBatchCounter(company.id)
    const feed = await takeFeedRows(company, source, order.startedBy, events.length)
    const draft = new BatchDraft(await prepareJudge(company, { preload: false }))
    for (const [index, event] of events.entries()) {
      draft.add(rowOfEvent(event, feed.firstRow + index, company.country))
    }
    await draft.settle()
    const keyed = keyBatch(draft, company.id, source)
    const batchId = await allocateIds('usage_batches', 1)
    return unitOfWork((work) => this.#accept(work, order, feed, keyed, batchId))
  }

  async #accept(
    work: UnitOfWork,
    order: EventsOrder,
    feed: UsageFeed,
    keyed: KeyedBatch,
    batchId: number
  ): Promise<EventsResult> {
    const known = order.request && (await claimAnswer(work, order.request))
    if (known) return repeated(known)

    const { trx } = work
    const { draft } = keyed
    const { company, source } = order
    const owner = { companyId: company.id, importId: feed.importId, batchId, source }
    const result = await writeBatch(trx, keyed, owner, false)
    await writeSuspense(trx, owner, result.held)
    noteChanges(work, owner, order.startedBy, result.changes)
    await trx
      .from('usage_imports')
      .where('id', feed.importId)
      .increment({ ...result.totals })
    const answer = feedAnswer(order.events, feed, draft, result)
    if (order.request) await keepAnswer(work, order.request, 200, { ...answer })
    await numberWritten(trx, owner, result)
    return { type: 'accepted', answer }
  }
}

function repeated(known: StoredAnswer): EventsResult {
  return known.type === 'answered'
    ? { type: 'accepted', answer: known.body as FeedAnswer }
    : { type: 'other_request' }
}
