import { unitOfWork } from '#app/database/unit_of_work'
import { reservationKey } from '#app/prepaid/actions/reserve_usage'
import { PrepaidException } from '#app/prepaid/exceptions/prepaid_exception'
import { findEnd, writeEnd } from '#app/prepaid/reserving/end_reservation'
import { findReservation } from '#app/prepaid/reserving/open_reservations'
import { lockWallet } from '#app/prepaid/wallets/wallet'

export interface ReleaseOrder {
  readonly companyId: number
  /** The key that it was reserved with. */
  readonly key: string
}

/** Gives a hold back: the usage did not happen. Errors: E_ROW_NOT_FOUND, E_RESERVATION_ENDED. */
export class ReleaseReservation {
  async execute({ companyId, key }: ReleaseOrder): Promise<void> {
    await unitOfWork(async ({ trx }) => {
      const reservation = await findReservation(trx, reservationKey(companyId, key))
      if (reservation === null) throw PrepaidException.unknown(key)
      await lockWallet(trx, companyId, reservation.accountId)
      const end = await findEnd(trx, reservation.id)
      if (end === null) {
        const event = { contentHash: null, batchId: null, rowNo: null }
        await writeEnd(trx, companyId, reservation.id, { kind: 'released', ...event })
      } else if (end.kind === 'committed') {
        throw PrepaidException.ended(end.kind)
      }
    })
  }
}
