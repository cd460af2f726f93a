import type { CanonicalValue } from '#kernel/canonical_json'
import {
  claimAnswer,
  findAnswer,
  keepAnswer,
  type IdempotentRequest,
  type StoredAnswer,
} from '#app/database/idempotency'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'

export type OnceAnswer<Answer> =
  { readonly type: 'answered'; readonly answer: Answer } | { readonly type: 'other_request' }

/**
 * Makes a change once for a request that may be repeated, and keeps its answer with it. Without a
 * request every call makes the change.
 */
export async function answerOnce<Answer extends CanonicalValue>(
  request: IdempotentRequest | null,
  change: (work: UnitOfWork) => Promise<Answer>
): Promise<OnceAnswer<Answer>> {
  const earlier = request && (await findAnswer(request))
  if (earlier) return repeated(earlier)
  return unitOfWork(async (work) => {
    const known = request && (await claimAnswer(work, request))
    if (known) return repeated(known)
    const answer = await change(work)
    if (request) await keepAnswer(work, request, 200, answer)
    return { type: 'answered', answer }
  })
}

function repeated<Answer>(known: StoredAnswer): OnceAnswer<Answer> {
  return known.type === 'answered'
    ? { type: 'answered', answer: known.body as Answer }
    : { type: 'other_request' }
}
