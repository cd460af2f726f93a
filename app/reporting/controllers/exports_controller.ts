import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import ShowCorrection from '#app/billing/queries/show_correction'
import ExportList from '#app/reporting/exports/export_list'
import {
  accountExport,
  customerExport,
  differenceExport,
  invoiceExport,
  journalExport,
  serviceExport,
  type ListExport,
} from '#app/reporting/exports/list_exports'
import { exportValidator } from '#app/reporting/validators/export_validator'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** Lists as files: the rows that the reader sees, in the same order. */
@inject()
export default class ExportsController {
  constructor(
    private readonly exportList: ExportList,
    private readonly showCorrection: ShowCorrection
  ) {}

  invoices(ctx: HttpContext) {
    return this.#send(ctx, 'invoices', invoiceExport)
  }

  customers(ctx: HttpContext) {
    return this.#send(ctx, 'customers', customerExport)
  }

  accounts(ctx: HttpContext) {
    return this.#send(ctx, 'accounts', accountExport)
  }

  services(ctx: HttpContext) {
    return this.#send(ctx, 'services', serviceExport)
  }

  journal(ctx: HttpContext) {
    return this.#send(ctx, 'journal', journalExport)
  }

  async differences(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const { previewRunId } = await this.showCorrection.execute(ctx.company.id, id)
    if (previewRunId === null) throw new NotFoundException('dry run', id)
    return this.#send(ctx, 'differences', differenceExport, { run: String(previewRunId) })
  }

  async #send(ctx: HttpContext, name: string, list: ListExport, only = {}) {
    const { request, response, company, staff, i18n } = ctx
    const { format } = await exportValidator.validate(request.qs())
    const actor = staff!.user.email
    const input = { ...request.qs(), ...only }
    const order = { company, input, format, actor, i18n }
    const stream = await this.exportList.execute(list, order)
    const file = `${name}-${clock.todayOf(company)}.${format}`
    response.header('Content-Type', TYPES[format])
    response.header('Content-Disposition', `attachment; filename="${file}"`)
    return response.stream(stream)
  }
}
