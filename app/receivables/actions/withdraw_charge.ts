import { unitOfWork } from '#app/database/unit_of_work'
import { turnCharge } from '#app/receivables/turn_charge'

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
    const turn = { companyId, requestId, by: withdrawnBy, reason }
    return unitOfWork((work) => turnCharge(work, turn, 'withdrawn'))
  }
}
