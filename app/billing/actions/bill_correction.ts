import { inject } from '@adonisjs/core'
import { confirmationOf } from '#app/billing/correcting/confirmation'
import { CorrectionException } from '#app/billing/exceptions/correction_exception'
import OrderCorrectionRun from '#app/billing/actions/order_correction_run'
import ShowCorrection from '#app/billing/queries/show_correction'

export interface CorrectionBilling {
  readonly companyId: number
  readonly correctionId: number
  readonly issuedOn: string
  /** The amount of the dry run, typed again. */
  readonly confirmation: string
  readonly actor: string
}

/**
 * Bills an approved correction, for whoever repeats what its dry run came to. Errors: E_ROW_NOT_FOUND;
 * E_CORRECTION for another amount and before the approval; as `StartBillRun`.
 */
@inject()
export default class BillCorrection {
  constructor(
    private readonly showCorrection: ShowCorrection,
    private readonly orderRun: OrderCorrectionRun
  ) {}

  async execute({ confirmation, ...order }: CorrectionBilling): Promise<number> {
    const correction = await this.showCorrection.execute(order.companyId, order.correctionId)
    const expected = confirmationOf(correction)
    if (confirmation !== expected) {
      const why = `The dry run came to ${expected ?? 'nothing yet'}: repeat that to bill it`
      throw new CorrectionException(why, 'confirmation')
    }
    return this.orderRun.execute({ ...order, kind: 'live' })
  }
}
