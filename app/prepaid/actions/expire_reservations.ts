import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { findEnd, writeEnd } from '#app/prepaid/reserving/end_reservation'
import { lockWallet } from '#app/prepaid/wallets/wallet'

/** Reservations that one call ends; the next call goes on. */
const AT_ONCE = 500

/** Ends reservations whose time is over. They hold nothing since then; this only says so. */
export class ExpireReservations {
  async execute(companyId: number): Promise<number> {
    const rows = await db
      .from('open_reservations')
      .where('company_id', companyId)
      .where('expires_at', '<=', clock.now())
      .orderBy('expires_at')
      .limit(AT_ONCE)
      .select('reservation_id as id', 'account_id')
    let ended = 0
    for (const { id, account_id: accountId } of rows) {
      if (await this.#end(companyId, Number(id), Number(accountId))) ended++
    }
    return ended
  }

  async #end(companyId: number, id: number, accountId: number): Promise<boolean> {
    return unitOfWork(async ({ trx }) => {
      await lockWallet(trx, companyId, accountId)
      if ((await findEnd(trx, id)) !== null) return false
      const event = { contentHash: null, batchId: null, rowNo: null }
      await writeEnd(trx, companyId, id, { kind: 'expired', ...event })
      return true
    })
  }
}
