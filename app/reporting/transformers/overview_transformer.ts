import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import { totalsView } from '#app/database/transformers/totals_view'
import BillRunTransformer from '#app/billing/transformers/bill_run_transformer'
import type { Overview } from '#app/reporting/queries/read_overview'

const NOTHING = { netMinor: 0n, grossMinor: 0n }

/** The figures of the first page; months carry one amount for each currency, the company's own first. */
export default class OverviewTransformer extends BaseTransformer<Overview> {
  toObject() {
    const { months, invoiced, amounts, currency, lastRun } = this.resource
    return {
      ...this.pick(this.resource, ['today', 'suspended', 'parked', 'customers', 'plans']),
      currency,
      months: months.map((month) => {
        const parts = invoiced.filter((part) => part.month === month)
        const own = parts.find((part) => part.currency === currency)
        const others = parts.filter((part) => part !== own)
        const shown =
          own || others.length === 0 ? [own ?? { ...NOTHING, currency }, ...others] : others
        return {
          month,
          documents: parts.reduce((sum, part) => sum + part.documents, 0),
          net: shown.map((part) => moneyView(part.netMinor, part.currency)),
          gross: shown.map((part) => moneyView(part.grossMinor, part.currency)),
        }
      }),
      open: totalsView(amounts.open),
      overdue: totalsView(amounts.overdue),
      lastRun: BillRunTransformer.transform(lastRun)?.useVariant('forPage') ?? null,
    }
  }
}
