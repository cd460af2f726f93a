import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import FindWhatIf from '#app/billing/queries/find_what_if'
import { ExportWhatIf } from '#app/reporting/exports/export_what_if'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A comparison as a workbook. */
export default class WhatIfExportsController {
  @inject()
  async show(ctx: HttpContext, findWhatIf: FindWhatIf, exportWhatIf: ExportWhatIf) {
    const { params, response, company, staff, i18n } = ctx
    const report = await findWhatIf.execute(company.id, Number(params.id))
    const actor = staff!.user.email
    const stream = exportWhatIf.execute({ company, report, actor, i18n })
    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', `attachment; filename="what-if-${report.id}.xlsx"`)
    return response.stream(stream)
  }
}
