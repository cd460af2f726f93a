import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { closedThrough } from '#app/ledger/closings'

/** Closes a company's books through a day; closing a day that is closed changes nothing. */
export class CloseLedger {
  async execute(input: { companyId: number; throughOn: string; actor: string }): Promise<void> {
    const { companyId, throughOn, actor } = input
    await unitOfWork(async (work) => {
      // Waits for whoever is posting, and lets nobody post meanwhile.
      await work.trx.from('companies').where('id', companyId).update({ id: companyId })
      const closed = await closedThrough(work.trx, companyId)
      if (closed !== null && closed >= throughOn) return
      await work.trx.table('ledger_closings').insert({
        company_id: companyId,
        closed_through_on: throughOn,
        closed_by: actor,
        recorded_at: clock.now(),
      })
      work.record({
        companyId,
        actor,
        action: 'ledger.closed',
        subjectKind: 'company',
        subjectId: companyId,
        details: { throughOn },
      })
    })
  }
}
