import { Exception } from '@adonisjs/core/exceptions'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { CHUNK_COLUMNS, chunkRows } from '#app/billing/chunks/chunk_rows'
import { loadUnits } from '#app/billing/units'
import { cutChunks } from '#app/billing/chunks/cut_chunks'
import { ACCOUNTS_PER_CHUNK } from '#app/billing/bill_run'

/**
 * Gives the parked accounts of a finished run another try within the same run: new chunks for them,
 * and the run goes back to freezing. Returns how many accounts are tried.
 */
export class RetryParked {
  async execute(input: { companyId: number; runId: number; actor: string }): Promise<number> {
    return unitOfWork(async (work) => {
      const { trx } = work
      const parked = await trx
        .from('parked_accounts as parked')
        .where({ 'parked.run_id': input.runId, 'parked.company_id': input.companyId })
        .whereNull('parked.resolved_at')
        .orderBy('parked.account_id')
        .select('parked.id', 'parked.account_id')
      const updated = await trx
        .from('bill_runs')
        .where({ id: input.runId, company_id: input.companyId, state: 'finished' })
        .update({ state: 'freezing', finished_at: null })
      if (Number(updated) !== 1 || parked.length === 0) {
        throw new Exception('Only a finished run with parked accounts can be tried again', {
          code: 'E_NOTHING_TO_RETRY',
          status: 409,
        })
      }
      await trx
        .from('parked_accounts')
        .whereIn(
          'id',
          parked.map((row) => row.id)
        )
        .delete()
      const last = await trx
        .from('run_chunks')
        .where({ run_id: input.runId, phase: 'freeze' })
        .max('chunk_no as no')
        .first()
      const { companyId } = input
      const run = await trx.from('bill_runs').where('id', input.runId).firstOrFail()
      const units = await loadUnits(trx, { companyId, issuedOn: run.issued_on })
      // Who was not parked with the others of the unit had nothing to bill, and is tried with them.
      const accountIds = new Set(parked.map((row) => Number(row.account_id)))
      const tried = new Set([...accountIds].map((id) => units.get(id)))
      for (const [id, unit] of units) if (tried.has(unit)) accountIds.add(id)
      const members = [...accountIds].sort((left, right) => left - right)
      const ids = cutChunks(members, (id) => units.get(id) ?? null, ACCOUNTS_PER_CHUNK)
      const rows = chunkRows(input.runId, 'freeze', ids, Number(last.no))
      await bulkInsert(trx, 'run_chunks', CHUNK_COLUMNS, rows)
      work.record({
        companyId: input.companyId,
        actor: input.actor,
        action: 'bill_run.parked_retried',
        subjectKind: 'bill_run',
        subjectId: input.runId,
        details: { accounts: parked.length, at: clock.now() },
      })
      return parked.length
    })
  }
}
