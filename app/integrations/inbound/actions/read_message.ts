import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { canonicalJson } from '#kernel/canonical_json'
import type { InboundCommand, InboundMessage } from '#sdk/inbound'
import { bulkInsert } from '#app/database/bulk_insert'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { inOrder, referenceKey } from '#app/integrations/inbound/inbound_state'
import { PluginContractException } from '#app/plugin_host/exceptions/plugin_contract_exception'
import { PluginFailedException } from '#app/plugin_host/exceptions/plugin_failed_exception'
import { PluginTimeoutException } from '#app/plugin_host/exceptions/plugin_timeout_exception'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { withTimeLimit } from '#app/plugin_host/time_limit'

const COLUMNS = [
  'message_id',
  'position',
  'company_id',
  'type',
  'reference_key',
  'body',
  'state',
  'movement_id',
  'reason',
]

type Row = Record<string, any>

/**
 * Reads a stored message into commands, all of them or none: one that is broken is refused with the
 * reader's reason. A refused message that is sent again is read again, by the newest revision.
 */
export class ReadMessage {
  async execute(messageId: number): Promise<void> {
    const row = await db.from('inbound_messages').where('id', messageId).firstOrFail()
    if (row.state !== 'received' && row.state !== 'refused') {
      return
    }
    const { reader, message, refusal } = read(row)
    await unitOfWork(async (work) => {
      const updated = await work.trx
        .from('inbound_messages')
        .where('id', messageId)
        .whereIn('state', ['received', 'refused'])
        .update({
          state: message === null ? 'refused' : 'parsed',
          reader_revision: reader,
          reason: refusal?.slice(0, 1000) ?? null,
          summary: canonicalJson((message?.summary ?? {}) as never),
        })
      if (Number(updated) !== 1) return
      if (message === null) recordRefusal(work, row, refusal!)
      else await insertCommands(work, row, message.commands)
    })
    failpoint('inbound_read')
  }
}

function read(row: Row): {
  reader: number
  message: InboundMessage | null
  refusal: string | null
} {
  const hosted = pluginHost().inboundReader(row.reader_code)
  const reader = hosted.reader.revision
  const text = encryption.decrypt<string>(row.raw)
  if (text === null) {
    return {
      reader,
      message: null,
      refusal: 'The stored message cannot be decrypted: was APP_KEY changed?',
    }
  }
  try {
    const { chunk } = pluginHost().timeLimits
    return { reader, message: withTimeLimit(chunk, () => hosted.read(text)), refusal: null }
  } catch (error) {
    const isPlugins =
      error instanceof PluginFailedException ||
      error instanceof PluginContractException ||
      error instanceof PluginTimeoutException
    if (!isPlugins) throw error
    return { reader, message: null, refusal: error.message }
  }
}

async function insertCommands(
  { trx }: UnitOfWork,
  { id, company_id: companyId, reader_code: readerCode }: Row,
  commands: readonly InboundCommand[]
) {
  const rows = inOrder(commands).map((command, index) => {
    const isNamed = command.type === 'settle' || command.type === 'reverse'
    const reference = isNamed
      ? referenceKey(Number(companyId), readerCode, command.reference)
      : null
    const body = canonicalJson(command as never)
    const head = [Number(id), index + 1, Number(companyId), command.type, reference, body]
    return [...head, 'waiting', null, null]
  })
  await bulkInsert(trx, 'inbound_commands', COLUMNS, rows)
}

function recordRefusal(work: UnitOfWork, row: Row, reason: string) {
  work.record({
    companyId: Number(row.company_id),
    actor: row.received_by,
    action: 'inbound.refused',
    subjectKind: 'inbound_message',
    subjectId: Number(row.id),
    details: { reason },
  })
}
