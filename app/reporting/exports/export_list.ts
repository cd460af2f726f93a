import { PassThrough, Readable } from 'node:stream'
import type { I18n } from '@adonisjs/i18n'
import { clock } from '#app/database/clock'
import { readListState } from '#app/database/paging/list_state'
import { listContext, type ListCompany } from '#app/database/paging/read_list'
import { streamList } from '#app/database/paging/stream_list'
import type { ListExport } from '#app/reporting/exports/list_exports'
import type { ReportHead } from '#app/reporting/workbook/column'
import { writeCsv } from '#app/reporting/workbook/write_csv'
import { writeXlsx } from '#app/reporting/workbook/write_xlsx'

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
    const { company, input, format } = order
    const head = await this.#head(list, order)
    const most = MOST_ROWS[format]
    const batches = streamList(list.definition, company, input, list.loadRows, most)
    if (format === 'csv') return Readable.from(writeCsv(head, batches))

    const stream = new PassThrough()
    writeXlsx(stream, head, batches).catch((error) => stream.destroy(error))
    return stream
  }

  async #head(list: ListExport, order: ExportOrder): Promise<ReportHead<any>> {
    const { company, i18n, input, actor } = order
    const state = await readListState(list.definition, input, listContext(company))
    const now = new Date(clock.now()).toISOString()
    const title = i18n.t(list.title)
    return {
      title,
      columns: list.columns,
      headings: list.columns.map(({ label }) => i18n.t(label)),
      parametersTitle: i18n.t('exports.parameters'),
      totalLabel: i18n.t('exports.total'),
      parameters: [
        [i18n.t('exports.report'), title],
        [i18n.t('exports.company'), company.name],
        [i18n.t('exports.by'), actor],
        [i18n.t('exports.at'), now],
        [i18n.t('exports.rows'), '{rows}'],
        ...Object.entries(state.query).map(([name, value]): [string, string] => [name, value]),
      ],
    }
  }
}
