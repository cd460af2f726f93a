import { senderDefaults } from '#plugins/telecom/settings'
import vine from '@vinejs/vine'
import type { UsageFormat, UsageReadContext, UsageRow } from '#sdk/usage'
import { headText, isTextFile } from './file_head.js'
import { DocumentCutter, MAXIMUM_DOCUMENT, type SwitchDocument } from './freeswitch_documents.js'
import { createFreeswitchReader } from './freeswitch_row.js'
import {
  SENDER_DEFAULTS,
  SENDER_FIELDS,
  senderProperties,
  type SenderOptions,
} from './sender_options.js'
import { BLOCK_ROWS, readLines } from './text_lines.js'

/**
 * FreeSWITCH: documents of mod_json_cdr (one a file, one after the other, one a line, or in a list)
 * and the text of CHANNEL_HANGUP_COMPLETE events. Rated are the billable seconds from the answer
 * on; epoch values are preferred because the stamps carry no offset. Rows count documents.
 */
export const freeswitch: UsageFormat<SenderOptions> = {
  code: 'telecom.freeswitch_json',
  revision: 1,
  options: { validator: vine.create(vine.object(senderProperties())), fields: SENDER_FIELDS },
  defaults: SENDER_DEFAULTS,
  companyDefaults: senderDefaults,
  sniff,
  read,
  readRow(raw, row, context) {
    const cutter = new DocumentCutter()
    const documents: SwitchDocument[] = []
    for (const line of raw.split(/\r?\n/)) documents.push(...cutter.push(line))
    documents.push(...cutter.finish())
    const only: SwitchDocument =
      documents.length === 1 ? documents[0] : { kind: 'broken', text: raw }
    return createFreeswitchReader(context.options)(only, row)
  },
}

function sniff(head: Uint8Array): number {
  if (!isTextFile(head)) return 0
  const text = headText(head).trimStart()
  if (/^Event-Name: CHANNEL_HANGUP/.test(text)) return 98
  if (!/^(?:\[\s*)?\{/.test(text)) return /^variable_\w+: |^Caller-[\w-]+: /m.test(text) ? 60 : 0
  return /"(?:core-uuid|channel_data|switchname|variables|start_epoch)"/.test(text) ? 95 : 30
}

async function* read(
  source: AsyncIterable<Uint8Array>,
  context: UsageReadContext<SenderOptions>
): AsyncGenerator<readonly UsageRow[]> {
  const readDocument = createFreeswitchReader(context.options)
  const cutter = new DocumentCutter()
  let rows: UsageRow[] = []
  let row = 1
  for await (const block of readLines(source, context.options.encoding, MAXIMUM_DOCUMENT)) {
    for (let index = 0; index < block.texts.length; index++) {
      const bad = block.problems[index] !== null
      const documents = bad
        ? cutter.pushBroken(block.texts[index])
        : cutter.push(block.texts[index])
      for (const document of documents) rows.push(readDocument(document, row++))
      if (rows.length >= BLOCK_ROWS) {
        yield rows.splice(0, BLOCK_ROWS)
      }
    }
  }
  for (const document of cutter.finish()) rows.push(readDocument(document, row++))
  if (rows.length > 0) yield rows
}
