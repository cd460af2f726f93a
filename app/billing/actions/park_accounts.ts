import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import type { UnitOfWork } from '#app/database/unit_of_work'
import type { BillRun } from '#app/billing/bill_run'
import type { Parking } from '#app/billing/parking'

export interface AccountToPark {
  readonly account: { readonly id: number }
  readonly parking: Parking
}

/** Leaves accounts out of a run, visibly: each with its reason, once per run. */
export async function parkAccounts(
  work: UnitOfWork,
  run: Pick<BillRun, 'id' | 'companyId'>,
  accounts: readonly AccountToPark[]
) {
  if (accounts.length === 0) {
    return
  }
  const ids = accounts.map(({ account }) => account.id)
  const parked = await work.trx
    .from('parked_accounts')
    .where('run_id', run.id)
    .whereIn('account_id', ids)
    .select('account_id')
  const known = new Set(parked.map((row) => Number(row.account_id)))
  const now = clock.now()
  const distinct = new Map(accounts.map((entry) => [entry.account.id, entry])).values()
  const rows = [...distinct]
    .filter(({ account }) => !known.has(account.id))
    .map(({ account, parking }) => {
      const { reason, message, kind = 'parked' } = parking
      return [run.companyId, run.id, account.id, kind, reason, message, now]
    })
  const columns = ['company_id', 'run_id', 'account_id', 'kind', 'reason', 'message', 'parked_at']
  await bulkInsert(work.trx, 'parked_accounts', columns, rows)
}
