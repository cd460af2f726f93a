import { PassThrough, type Readable } from 'node:stream'
import type { I18n } from '@adonisjs/i18n'
import { clock } from '#app/database/clock'
import { readListState } from '#app/database/paging/list_state'
import { listContext, type ListCompany } from '#app/database/paging/read_list'
import { streamList } from '#app/database/paging/stream_list'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { ListExport } from '#app/reporting/exports/list_exports'
import type { Report, ReportOrigin } from '#app/reporting/workbook/report'
import { reportWords } from '#app/reporting/workbook/report_words'
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

/** A workbook of more rows takes the memory of a process of its own; a spreadsheet ends at 1,048,576. */
const MOST_ROWS = { xlsx: 200_000, csv: 5_000_000 } as const

/** Turns a list into a stream of a file, which begins to flow with the first rows. */
export default class ExportList {
  async execute(list: ListExport, order: ExportOrder): Promise<Readable> {
    const { company, input, format, i18n } = order
    const origin = await this.#origin(list, order)
    const report = reportOf(list, i18n)
    const batches = streamList(list.definition, company, input, list.loadRows, MOST_ROWS[format])
    const stream = new PassThrough()
    const writing =
      format === 'csv'
        ? writeCsv(report, batches, company.timeZone, stream)
        : writeWorkbook(report, batches, origin, stream)
    writing.catch((error) => stream.destroy(error))
    return stream
  }

  async #origin(list: ListExport, { company, input, actor, i18n }: ExportOrder) {
    const state = await readListState(list.definition, input, listContext(company))
    const origin: ReportOrigin = {
      company: company.name,
      madeBy: actor,
      madeAt: Math.floor(clock.now() / 1000),
      timeZone: company.timeZone,
      parameters: Object.entries(state.query).map(([label, value]) => ({ label, value })),
      versions: pluginHost().versions(),
      words: reportWords((key) => i18n.t(key)),
    }
    return origin
  }
}

function reportOf<Row extends { readonly id: number }>(
  list: ListExport<Row>,
  i18n: I18n
): Report<Row> {
  return {
    code: list.definition.table,
    title: i18n.t(list.title),
    columns: list.columns.map(({ label, kind, width, total }) => {
      return { key: label, title: i18n.t(label), type: kind, width, total }
    }),
    cells: (row) => list.columns.map(({ value }) => value(row)),
  }
}
