import type { UnitOfWork } from '#app/database/unit_of_work'
import { bulkInsert } from '#app/database/bulk_insert'
import type { BillRun } from '#app/billing/bill_run'
import type { DraftBody } from '#app/invoicing/draft'

const COLUMNS = ['company_id', 'run_id', 'account_id', 'charge_id', 'currency', 'net_minor']

/** What a correction would bill each account for each charge, so that it can be added up by either. */
export async function writeDifferences(
  { trx }: UnitOfWork,
  run: BillRun,
  bodies: readonly DraftBody[]
) {
  if (run.kind !== 'preview' || run.correction === null) return
  const rows = bodies.flatMap(({ accountId, currency, lines }) =>
    [...Map.groupBy(lines, ({ chargeId }) => chargeId)].map(([chargeId, own]) => {
      const netMinor = own.reduce((sum, line) => sum + BigInt(line.netMinor), 0n)
      return [run.companyId, run.id, accountId, chargeId, currency, Number(netMinor)]
    })
  )
  await bulkInsert(trx, 'correction_differences', COLUMNS, rows)
}
