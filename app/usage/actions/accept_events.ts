import {
  claimAnswer,
  findAnswer,
  keepAnswer,
  type IdempotentRequest,
  type StoredAnswer,
} from '#app/database/idempotency'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import {
  prepareEvents,
  writePrepared,
  type PreparedEvents,
  type SentEvents,
} from '#app/usage/feed/accept_prepared'
import type { FeedAnswer } from '#app/usage/feed/feed_answer'

export interface EventsOrder extends SentEvents {
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
    const prepared = await prepareEvents(order)
    return unitOfWork((work) => this.#accept(work, order.request, prepared))
  }

  async #accept(
    work: UnitOfWork,
    request: IdempotentRequest | null,
    prepared: PreparedEvents
  ): Promise<EventsResult> {
    const known = request && (await claimAnswer(work, request))
    if (known) return repeated(known)

    const { answer, number } = await writePrepared(work, prepared)
    if (request) await keepAnswer(work, request, 200, { ...answer })
    await number()
    return { type: 'accepted', answer }
  }
}

function repeated(known: StoredAnswer): EventsResult {
  return known.type === 'answered'
    ? { type: 'accepted', answer: known.body as FeedAnswer }
    : { type: 'other_request' }
}
