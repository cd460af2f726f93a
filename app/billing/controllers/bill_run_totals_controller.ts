import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { totalsView } from '#app/database/transformers/totals_view'
import FindBillRun from '#app/billing/queries/find_bill_run'
import RunTotals from '#app/billing/queries/run_totals'

/** What a run of any size came to. */
export default class BillRunTotalsController {
  @inject()
  async show(ctx: HttpContext, findBillRun: FindBillRun, runTotals: RunTotals) {
    const { params, company } = ctx
    const run = await findBillRun.execute(company.id, Number(params.id))
    return totalsView(await runTotals.execute(company, run, { whole: true }))
  }
}
