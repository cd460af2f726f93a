import { Exception } from '@adonisjs/core/exceptions'
import { canonicalJson } from '#kernel/canonical_json'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
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
        .from('parked_accounts')
        .where({ run_id: input.runId, company_id: input.companyId })
        .whereNull('resolved_at')
        .orderBy('account_id')
        .select('id', 'account_id')
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
      const rows = []
      for (let from = 0; from < parked.length; from += ACCOUNTS_PER_CHUNK) {
        const members = parked.slice(from, from + ACCOUNTS_PER_CHUNK).map((row) => row.account_id)
        const chunkNo = Number(last.no) + 1 + from / ACCOUNTS_PER_CHUNK
        const text = canonicalJson(members.map(Number))
        rows.push([input.runId, 'freeze', chunkNo, text, 'waiting', 0, 0, members.length])
      }
      const columns = [
        'run_id',
        'phase',
        'chunk_no',
        'members',
        'state',
        'attempt',
        'done',
        'total',
      ]
      await bulkInsert(trx, 'run_chunks', columns, rows)
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
