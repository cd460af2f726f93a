import { senderDefaults } from '#plugins/telecom/settings'
import vine from '@vinejs/vine'
import type { UsageFormat, UsageReadContext, UsageRow } from '#sdk/usage'
import { createAsteriskRowReader, DISPOSITIONS } from './asterisk_row.js'
import { headText, isTextFile } from './file_head.js'
import { rejectedLine } from './row_result.js'
import {
  SENDER_DEFAULTS,
  SENDER_FIELDS,
  senderProperties,
  type SenderOptions,
} from './sender_options.js'
import { splitFields } from './split_fields.js'
import { readLines } from './text_lines.js'

/**
 * Asterisk's cdr_csv (Master.csv): 16 columns, with uniqueid or userfield 17, with both 18.
 * Rated are the billable seconds (billsec) from the answer on; calls that nobody answered are
 * discarded. Without uniqueid the origin id is made of account code, both numbers, start, duration,
 * billsec and channel.
 */
export const asterisk: UsageFormat<SenderOptions> = {
  code: 'telecom.asterisk',
  revision: 1,
  options: { validator: vine.create(vine.object(senderProperties())), fields: SENDER_FIELDS },
  defaults: SENDER_DEFAULTS,
  companyDefaults: senderDefaults,
  sniff,
  read,
  readRow: (raw, row, context) => createAsteriskRowReader(context.options)(raw, row),
}

function sniff(head: Uint8Array): number {
  if (!isTextFile(head)) return 0
  const first = headText(head)
    .split(/\r?\n/)
    .find((line) => line.trim() !== '')
  const fields = splitFields(first ?? '', ',')
  if (fields === null || fields.length < 16 || fields.length > 18) return 0
  if (isHeading(fields)) return 98
  const dated = /^\d{4}-?\d{2}-?\d{2}[- ]\d{2}:?\d{2}:?\d{2}$/.test(fields[9])
  return dated && DISPOSITIONS.has(fields[14].toUpperCase()) ? 98 : 0
}

async function* read(
  source: AsyncIterable<Uint8Array>,
  context: UsageReadContext<SenderOptions>
): AsyncGenerator<readonly UsageRow[]> {
  const readRow = createAsteriskRowReader(context.options)
  for await (const block of readLines(source, context.options.encoding)) {
    const rows: UsageRow[] = []
    for (let index = 0; index < block.texts.length; index++) {
      const text = block.texts[index]
      const problem = block.problems[index]
      const number = block.firstNumber + index
      if (problem !== null) rows.push(rejectedLine(number, text, problem))
      else if (text.trim() !== '' && !(number === 1 && isHeading(text.split(',')))) {
        rows.push(readRow(text, number))
      }
    }
    yield rows
  }
}

function isHeading(fields: readonly string[]): boolean {
  return fields[0] === 'accountcode' && fields[1] === 'src' && fields[2] === 'dst'
}
