import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { hashedKey } from '#app/database/hashed_key'
import { unitOfWork } from '#app/database/unit_of_work'

export interface ChargeWithdrawal {
  readonly companyId: number
  readonly requestId: number
  readonly withdrawnBy: string
  readonly reason: string
}

/**
 * Takes a requested charge back by a row of its own. If it was billed, the next run credits it. A
 * second withdrawal of the same request is the first one.
 */
export class WithdrawCharge {
  async execute({ companyId, requestId, withdrawnBy, reason }: ChargeWithdrawal) {
    return unitOfWork(async (work): Promise<{ id: number }> => {
      const { trx } = work
      const request = await trx
        .from('charge_requests')
        .where({ id: requestId, company_id: companyId })
        .whereNull('withdraws_id')
        .first()
      if (!request) throw new NotFoundException('requested charge', requestId)
      const { id: requested, ...row } = request
      try {
        const [id] = await trx.table('charge_requests').insert({
          ...row,
          amount_minor: 0,
          request_key: hashedKey(companyId, 'charge_withdrawal', requestId),
          withdraws_id: requested,
          requested_by: withdrawnBy,
          reason: reason.slice(0, 190),
          recorded_at: clock.now(),
        })
        work.record({
          companyId,
          actor: withdrawnBy,
          action: 'charge.withdrawn',
          subjectKind: 'charge_request',
          subjectId: requestId,
          details: { reason },
        })
        return { id: Number(id) }
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const known = await trx
          .from('charge_requests')
          .where('withdraws_id', requestId)
          .firstOrFail()
        return { id: Number(known.id) }
      }
    })
  }
}
