import db from '@adonisjs/lucid/services/db'
import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import { loadCompany } from '#app/companies/queries/load_company'
import { allocateIds } from '#app/database/allocate_ids'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { claimAnswer, findAnswer, keepAnswer, type StoredAnswer } from '#app/database/idempotency'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'
import { Movement, type MovementKind } from '#app/receivables/movements/movement'

/** Who moves what, and under which key: a caller that is not sure may say it again. */
export interface MoveOrder {
  readonly companyId: number
  /** The caller's own id for this; the same key with the same content is the same movement. */
  readonly key: string
  readonly actor: string
  /** The day it is booked on; today in the company's zone when left out. */
  readonly postedOn?: string
  readonly reason?: string | null
}

interface Change {
  readonly kind: MovementKind
  readonly reversesId?: number
  /** All that the result depends on, beside the order. */
  readonly content: CanonicalValue
}

/**
 * One movement in a transaction of its own, once for its key. Errors: E_KEY_USED when the key was
 * used for something else, E_REVERSED for a second reversal, and what the change throws.
 */
export async function move<Result extends { readonly [name: string]: number }>(
  order: MoveOrder,
  change: Change,
  steps: (movement: Movement) => Promise<Result>
): Promise<Result & { readonly movementId: number }> {
  const request = requestOf(order, change)
  const known = resultOf(await findAnswer(request), change)
  if (known !== null) return known as Result & { movementId: number }
  const movementOrder = await prepareMovement(order, change)
  return unitOfWork(async (work) => {
    const answered = resultOf(await claimAnswer(work, request), change)
    if (answered !== null) return answered as Result & { movementId: number }
    const result = await makeMovement(work, movementOrder, steps)
    await keepAnswer(work, request, 200, result)
    return result
  })
}

/** What has to be known before the transaction. */
export async function prepareMovement(order: Omit<MoveOrder, 'key'>, change: Change) {
  const company = await loadCompany(db.connection(), order.companyId)
  return {
    companyId: company.id,
    currency: company.currency,
    kind: change.kind,
    postedOn: order.postedOn ?? clock.todayOf(company),
    actor: order.actor,
    reason: order.reason?.slice(0, 190) ?? null,
    reversesId: change.reversesId ?? null,
    entryId: await allocateIds('journal_entries', 1),
  }
}

/** The movement itself, inside a unit of work that may hold more than it. */
export async function makeMovement<Result extends { readonly [name: string]: number }>(
  work: UnitOfWork,
  order: Awaited<ReturnType<typeof prepareMovement>>,
  steps: (movement: Movement) => Promise<Result>
): Promise<Result & { readonly movementId: number }> {
  try {
    const movement = await Movement.begin(work, order)
    const result = await steps(movement)
    await movement.end(result)
    return { ...result, movementId: movement.id }
  } catch (error) {
    // The unique keys of what a reversal takes back: somebody else was faster.
    if (order.kind !== 'reversal' || !isDuplicateKey(error)) throw error
    throw order.reversesId === null
      ? ReceivableException.reversedMeanwhile()
      : ReceivableException.reversed(order.reversesId)
  }
}

function requestOf({ companyId, key, postedOn, reason }: MoveOrder, change: Change) {
  const said = { postedOn: postedOn ?? null, reason: reason ?? null }
  return {
    companyId,
    operation: `receivables.${change.kind}`,
    key,
    content: canonicalJson({ ...said, content: change.content }),
  }
}

function resultOf(answer: StoredAnswer | null, { kind }: Change): unknown {
  if (answer === null) return null
  if (answer.type === 'other_request') throw ReceivableException.keyUsed(kind)
  return answer.body
}
