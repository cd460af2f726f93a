import { PassThrough, type Readable } from 'node:stream'
import type { I18n } from '@adonisjs/i18n'
import { readListState } from '#app/database/paging/list_state'
import { listContext, type ListCompany } from '#app/database/paging/read_list'
import { streamList } from '#app/database/paging/stream_list'
import type { ListExport } from '#app/reporting/exports/list_exports'
import { reportOrigin } from '#app/reporting/report_origin'
import type { Report } from '#app/reporting/workbook/report'
import { writeCsv } from '#app/reporting/workbook/write_csv'
import { writeWorkbook } from '#app/reporting/workbook/write_workbook'

export type ExportFormat = 'xlsx' | 'csv'

export interface ExportOrder {
  readonly company: ListCompany & { readonly name: string }
  readonly input: Record<string, unknown>
  readonly format: ExportFormat
  readonly actor: string
  readonly i18n: I18n
}

/** More rows of a workbook would keep this process from answering others for too long. */
const MOST_ROWS = { xlsx: 200_000, csv: 5_000_000 } as const

/** Turns a list into a stream of a file, which begins to flow with the first rows. */
export default class ExportList {
  async execute(list: ListExport, order: ExportOrder): Promise<Readable> {
    const { company, input, format, i18n, actor } = order
    const text = (key: string) => i18n.t(key)
    const report = reportOf(list, text)
    const state = await readListState(list.definition, input, listContext(company))
    const parameters = Object.entries(state.query).map(([label, value]) => ({ label, value }))
    const batches = streamList(list.definition, company, input, list.loadRows, MOST_ROWS[format])
    const output = new PassThrough()
    const written =
      format === 'csv'
        ? writeCsv(report, batches, company.timeZone, output)
        : writeWorkbook(
            report,
            batches,
            reportOrigin({ company, madeBy: actor, parameters, text }),
            output
          )
    written.catch((error) => output.destroy(error))
    return output
  }
}

function reportOf(list: ListExport, text: (key: string) => string): Report<any> {
  const title = text(list.title)
  return {
    code: list.title,
    title,
    columns: list.columns.map(({ label, kind, width, total }) => ({
      key: label,
      title: text(label),
      type: kind,
      width,
      total,
    })),
    cells: (row) => list.columns.map((column) => column.value(row)),
  }
}
