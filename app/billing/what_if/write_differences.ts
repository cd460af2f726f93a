import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import type { UnitOfWork } from '#app/database/unit_of_work'
import type { AccountDifference } from '#app/billing/what_if/what_if'

const ACCOUNT_COLUMNS = [
  'company_id',
  'report_id',
  'account_id',
  'currency',
  'state',
  'before_minor',
  'after_minor',
  'difference_minor',
  'reason',
  'message',
]

const ROW_COLUMNS = [
  'report_id',
  'account_id',
  'charge_key',
  'name',
  'currency',
  'before_minor',
  'after_minor',
  'difference_minor',
]

/** Stores the result of accounts. One that was not compared has no figures, only the reason. */
export async function writeDifferences(
  { trx }: UnitOfWork,
  report: { readonly id: number; readonly companyId: number },
  differences: readonly AccountDifference[]
) {
  const accounts = differences.map((one): Cell[] => {
    const { state, reason, message } = one.notCompared ?? NOTHING_AGAINST
    const before = sum(one.notCompared ? [] : one.charges.map((charge) => charge.before))
    const after = sum(one.notCompared ? [] : one.charges.map((charge) => charge.after))
    const place = [report.companyId, report.id, one.accountId, one.currency, state]
    return [...place, before, after, after - before, reason, message?.slice(0, 1000) ?? null]
  })
  const compared = differences.filter(({ notCompared }) => notCompared === null)
  const rows = compared.flatMap(({ accountId, currency, charges }) =>
    charges.map(({ chargeKey, name, before, after }): Cell[] => {
      const place = [report.id, accountId, chargeKey, name, currency]
      return [...place, before, after, after - before]
    })
  )
  await bulkInsert(trx, 'what_if_accounts', ACCOUNT_COLUMNS, accounts)
  await bulkInsert(trx, 'what_if_rows', ROW_COLUMNS, rows)
}

const NOTHING_AGAINST = { state: 'rated', reason: null, message: null }

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}
