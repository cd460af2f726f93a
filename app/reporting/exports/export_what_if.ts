import { PassThrough, type Readable } from 'node:stream'
import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import type { WhatIfRow } from '#app/billing/queries/list_what_ifs'
import { whatIfLines } from '#app/reporting/queries/what_if_lines'
import { reportOrigin } from '#app/reporting/report_origin'
import { whatIfReport } from '#app/reporting/reports/what_if_report'
import { writeWorkbook } from '#app/reporting/workbook/write_workbook'

export interface WhatIfExportOrder {
  readonly company: { readonly name: string; readonly timeZone: string }
  readonly report: WhatIfRow
  readonly actor: string
  readonly i18n: I18n
}

/** Turns a comparison into a stream of a workbook, which begins to flow with the first rows. */
export class ExportWhatIf {
  execute({ company, report, actor, i18n }: WhatIfExportOrder): Readable {
    const text = (key: string) => i18n.t(key)
    const version = ({ name, version: number }: WhatIfRow['from']) => `${name} (${number})`
    const parameters = [
      { label: text('what_if.from'), value: version(report.from) },
      { label: text('what_if.to'), value: version(report.to) },
      { label: text('reports.parameters.from'), value: report.startsOn },
      { label: text('reports.parameters.before'), value: report.endsOn },
      { label: text('what_if.scope'), value: text(`what_if.scopes.${report.scope}`) },
      { label: text('what_if.state'), value: text(`what_if.states.${report.state}`) },
      { label: text('what_if.amounts'), value: text('what_if.net') },
    ]
    const output = new PassThrough()
    const written = writeWorkbook(
      whatIfReport(text(`what_if.kinds.${report.kind}`), text),
      whatIfLines(db.connection(), report.id, text),
      reportOrigin({ company, madeBy: actor, parameters, text }),
      output
    )
    written.catch((error) => output.destroy(error))
    return output
  }
}
