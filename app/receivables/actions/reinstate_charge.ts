import { unitOfWork } from '#app/database/unit_of_work'
import { turnCharge, type ChargeTurn } from '#app/receivables/turn_charge'

/**
 * Takes the withdrawal of a requested charge back by a row of its own: it stands again, and the next
 * run bills what was credited. A charge that stands stays as it is.
 */
export class ReinstateCharge {
  async execute(turn: ChargeTurn): Promise<{ id: number }> {
    return unitOfWork((work) => turnCharge(work, turn, 'reinstated'))
  }
}
