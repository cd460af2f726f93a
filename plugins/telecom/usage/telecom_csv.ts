import { senderDefaults } from '#plugins/telecom/settings'
import { PluginError } from '#sdk/errors'
import type { UsageFormat, UsageReadContext, UsageRow } from '#sdk/usage'
import { completeCsvOptions, hasUsableColumns, type CompletedCsv } from './csv_layout.js'
import { csvOptions, CSV_DEFAULTS, type CsvOptions } from './csv_options.js'
import { createCsvRowReader } from './csv_row.js'
import { HEAD_BYTES, headText, isTextFile } from './file_head.js'
import { rejectedLine } from './row_result.js'
import { readLines } from './text_lines.js'

/**
 * Call, message and data records in delimited text, one a line, with a declared or a usual heading.
 * Without an id column the origin id is made of caller, called number, start, type and quantity.
 * Rows are numbered as lines of the file, the heading included.
 */
export const telecomCsv: UsageFormat<CsvOptions> = {
  code: 'telecom.csv',
  revision: 1,
  options: csvOptions,
  defaults: CSV_DEFAULTS,
  companyDefaults: senderDefaults,
  sniff,
  complete: (head, context) => completeCsvOptions(headText(head), context.options).options,
  read,
  readRow(raw, row, context) {
    return createCsvRowReader(completeCsvOptions(raw, withoutHeader(context.options)))(raw, row)
  },
}

function sniff(head: Uint8Array): number {
  if (!isTextFile(head)) return 0
  const text = headText(head)
  try {
    const completed = completeCsvOptions(text, CSV_DEFAULTS)
    if (!hasUsableColumns(completed)) return 0
    if (/^id,type,caller,called,start,quantity\r?\n/.test(text)) return 95
    return completed.byValue ? 55 : 75
  } catch {
    return 0
  }
}

async function* read(
  source: AsyncIterable<Uint8Array>,
  context: UsageReadContext<CsvOptions>
): AsyncGenerator<readonly UsageRow[]> {
  let readRow: ((raw: string, row: number) => UsageRow | null) | null = null
  for await (const block of readLines(source, context.options.encoding)) {
    const rows: UsageRow[] = []
    let from = 0
    if (readRow === null) {
      const completed = completeCsvOptions(headOf(block.texts), context.options)
      assertUsable(completed)
      readRow = createCsvRowReader(completed)
      if (context.options.header) from = block.texts.findIndex((text) => text.trim() !== '') + 1
    }
    for (let index = from; index < block.texts.length; index++) {
      const text = block.texts[index]
      const problem = block.problems[index]
      const number = block.firstNumber + index
      if (problem !== null) rows.push(rejectedLine(number, text, problem))
      else if (!isBlank(text)) rows.push(readRow(text, number) as UsageRow)
    }
    yield rows
  }
}

/** Enough lines to know the columns: the heading and the first row. */
function headOf(texts: readonly string[]): string {
  const head = texts.filter((text) => !isBlank(text)).slice(0, 2)
  return head.map((text) => text.slice(0, HEAD_BYTES)).join('\n')
}

function isBlank(text: string): boolean {
  return text.length === 0 || (text.charCodeAt(0) <= 32 && text.trim() === '')
}

function withoutHeader(options: CsvOptions): CsvOptions {
  return { ...options, header: false }
}

function assertUsable(completed: CompletedCsv): void {
  if (hasUsableColumns(completed)) return
  const missing = completed.missing.join(', ')
  throw new PluginError(
    'E_USAGE_FILE',
    `No column was found for: ${missing}. Name the columns in the format's options.`
  )
}
