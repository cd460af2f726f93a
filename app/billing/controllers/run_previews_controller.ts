import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import ListTransformer from '#app/database/transformers/list_transformer'
import FindBillRun from '#app/billing/queries/find_bill_run'
import ListRunPreviews from '#app/billing/queries/list_run_previews'
import BillRunTransformer from '#app/billing/transformers/bill_run_transformer'
import RunPreviewTransformer from '#app/billing/transformers/run_preview_transformer'

export default class RunPreviewsController {
  @inject()
  async index(ctx: HttpContext, findBillRun: FindBillRun, listRunPreviews: ListRunPreviews) {
    const { inertia, params, request, company } = ctx
    const run = await findBillRun.execute(company.id, Number(params.id))
    if (run.kind !== 'preview') throw new NotFoundException('preview', run.id)

    const { rows, ...list } = await listRunPreviews.execute(company, run.id, request.qs())
    return inertia.render('billing/run_previews/index', {
      run: BillRunTransformer.transform(run),
      rows: RunPreviewTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }
}
