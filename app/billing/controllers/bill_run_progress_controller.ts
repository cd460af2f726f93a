import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import FindBillRun from '#app/billing/queries/find_bill_run'
import { serialize } from '#app/database/transformers/serialize'
import BillRunTransformer from '#app/billing/transformers/bill_run_transformer'

/** How far a run is, for a page that asks each second; the worker may be another process or machine. */
export default class BillRunProgressController {
  @inject()
  async show({ params, company }: HttpContext, findBillRun: FindBillRun) {
    const run = await findBillRun.execute(company.id, Number(params.id))
    return serialize(BillRunTransformer.transform(run).useVariant('forPage'))
  }
}
