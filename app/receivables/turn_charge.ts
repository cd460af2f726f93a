import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { hashedKey } from '#app/database/hashed_key'
import type { UnitOfWork } from '#app/database/unit_of_work'

/** Who takes a requested charge back, or lets it stand again, and why. */
export interface ChargeTurn {
  readonly companyId: number
  /** The request itself, whatever became of it since. */
  readonly requestId: number
  readonly by: string
  readonly reason: string
}

/** Turns of one request; more is a mistake of the caller. */
const MAX_TURNS = 100

/**
 * Adds a row that takes back the last one of a request: a withdrawal of amount 0, or the request's
 * own amount again. A turn to where it stands already is the one that brought it there. Raising the
 * account's turn outdates drafts that were made without it. Errors: E_ROW_NOT_FOUND.
 */
export async function turnCharge(
  work: UnitOfWork,
  turn: ChargeTurn,
  to: 'withdrawn' | 'reinstated'
): Promise<{ id: number }> {
  const { trx } = work
  const { companyId, requestId } = turn
  const root = await trx
    .from('charge_requests')
    .where({ id: requestId, company_id: companyId })
    .whereNull('withdraws_id')
    .first()
  if (!root) throw new NotFoundException('requested charge', requestId)
  await trx.from('accounts').where('id', root.account_id).increment('billing_turn', 1)
  const turns = await turnsOf(trx, requestId)
  const isWithdrawn = turns.length % 2 === 1
  if (isWithdrawn === (to === 'withdrawn')) return { id: Number(turns.at(-1)?.id ?? root.id) }
  if (turns.length >= MAX_TURNS) throw new RangeError(`Request ${requestId} was turned too often`)
  const [id] = await trx.table('charge_requests').insert({
    ...root,
    id: undefined,
    amount_minor: to === 'withdrawn' ? 0 : root.amount_minor,
    request_key: hashedKey(companyId, 'charge_turn', requestId, turns.length + 1),
    withdraws_id: turns.at(-1)?.id ?? root.id,
    root_id: requestId,
    requested_by: turn.by,
    reason: turn.reason.slice(0, 190),
    recorded_at: clock.now(),
  })
  work.record({
    companyId,
    actor: turn.by,
    action: `charge.${to}`,
    subjectKind: 'charge_request',
    subjectId: requestId,
    details: { reason: turn.reason },
  })
  return { id: Number(id) }
}

/** What became of a request, oldest first; rows of old name only what they withdraw. */
async function turnsOf(trx: TransactionClientContract, requestId: number) {
  return trx
    .from('charge_requests')
    .where((query) => query.where('root_id', requestId).orWhere('withdraws_id', requestId))
    .orderBy('id')
    .limit(MAX_TURNS + 1)
    .select('id')
}
