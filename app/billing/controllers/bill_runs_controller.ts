import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ListTransformer from '#app/database/transformers/list_transformer'
import { totalsView } from '#app/database/transformers/totals_view'
import ForbiddenException from '#app/identity/exceptions/forbidden_exception'
import { SeriesOrderException } from '#app/invoicing/exceptions/series_order_exception'
import OrderBillRun from '#app/billing/actions/order_bill_run'
import FindBillRun from '#app/billing/queries/find_bill_run'
import ListBillRuns from '#app/billing/queries/list_bill_runs'
import RunTotals from '#app/billing/queries/run_totals'
import SuggestBillRun from '#app/billing/queries/suggest_bill_run'
import BillRunTransformer from '#app/billing/transformers/bill_run_transformer'
import { billRunValidator } from '#app/billing/validators/bill_run_validator'

export default class BillRunsController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listBillRuns: ListBillRuns) {
    const { rows, ...list } = await listBillRuns.execute(company, request.qs())
    return inertia.render('billing/bill_runs/index', {
      rows: BillRunTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  @inject()
  async create({ inertia, request, company }: HttpContext, suggestBillRun: SuggestBillRun) {
    return inertia.render('billing/bill_runs/create', {
      suggestion: await suggestBillRun.execute(company, request.input('preview')),
    })
  }

  @inject()
  async store(ctx: HttpContext, orderBillRun: OrderBillRun) {
    const { request, response, session, company, permissions, staff, i18n } = ctx
    const { confirmation, ...order } = await request.validateUsing(billRunValidator)
    if (order.kind === 'live' && !permissions.has('billing.run')) throw new ForbiddenException()

    const refuse = (errors: Record<string, string[]>) => {
      session.flashAll()
      session.flash('inputErrorsBag', errors)
      return response.redirect().back()
    }
    if (order.kind === 'live' && confirmation !== company.name) {
      return refuse({ confirmation: [i18n.t('runs.confirmation_differs')] })
    }
    try {
      const startedBy = staff!.user.email
      const id = await orderBillRun.execute({ ...order, companyId: company.id, startedBy })
      return response.redirect().toRoute('billing.bill_runs.show', { id })
    } catch (error) {
      if (!(error instanceof SeriesOrderException)) throw error
      return refuse({ issuedOn: [error.message] })
    }
  }

  @inject()
  async show(ctx: HttpContext, findBillRun: FindBillRun, runTotals: RunTotals) {
    const { inertia, params, company } = ctx
    const run = await findBillRun.execute(company.id, Number(params.id))
    return inertia.render('billing/bill_runs/show', {
      run: BillRunTransformer.transform(run).useVariant('forPage'),
      totals: totalsView(await runTotals.execute(company, run)),
    })
  }
}
