import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#kernel/calendar_date'
import { listContext, type ListCompany } from '#app/database/paging/read_list'
import FindBillRun, { type BillRunDetails } from '#app/billing/queries/find_bill_run'
import InvoicedMonths, { type InvoicedMonth } from '#app/invoicing/queries/invoiced_months'
import ReadOpenAmounts, { type OpenAmounts } from '#app/invoicing/queries/open_amounts'

export interface Overview {
  readonly today: string
  readonly currency: string
  /** First days of the twelve months shown, oldest first; the last is the current one. */
  readonly months: readonly string[]
  readonly invoiced: readonly InvoicedMonth[]
  readonly amounts: OpenAmounts
  readonly suspended: number
  readonly parked: number
  readonly customers: number
  readonly plans: number
  readonly lastRun: BillRunDetails | null
}

const MONTHS = 12

/** Everything the first page shows of a company. */
@inject()
export default class ReadOverview {
  constructor(
    private readonly findBillRun: FindBillRun,
    private readonly invoicedMonths: InvoicedMonths,
    private readonly openAmounts: ReadOpenAmounts
  ) {}

  async execute(company: ListCompany): Promise<Overview> {
    const { today } = listContext(company)
    const first = addMonths(`${today.slice(0, 7)}-01`, 1 - MONTHS)
    return {
      today,
      currency: company.currency,
      months: Array.from({ length: MONTHS }, (_, index) => addMonths(first, index)),
      invoiced: await this.invoicedMonths.execute(company.id, first, MONTHS),
      amounts: await this.openAmounts.execute(company),
      suspended: await count('usage_suspense', { company_id: company.id, state: 'open' }),
      parked: await count('parked_accounts', { company_id: company.id }, 'resolved_at'),
      customers: await count('customers', { company_id: company.id }),
      plans: await count('plans', { company_id: company.id }),
      lastRun: await this.#lastRun(company.id),
    }
  }

  async #lastRun(companyId: number) {
    const row = await db
      .from('bill_runs')
      .where('company_id', companyId)
      .orderBy('id', 'desc')
      .select('id')
      .first()
    return row ? this.findBillRun.execute(companyId, Number(row.id)) : null
  }
}

async function count(table: string, where: Record<string, unknown>, empty?: string) {
  const query = db.from(table).where(where).count('* as total')
  if (empty) query.whereNull(empty)
  const row = await query.firstOrFail()
  return Number(row.total)
}
