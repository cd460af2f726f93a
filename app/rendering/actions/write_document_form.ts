import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { sha256 } from '#app/database/hashed_key'
import { unitOfWork } from '#app/database/unit_of_work'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { loadDocumentView } from '#app/rendering/queries/load_document_view'

export interface FormOrder {
  readonly companyId: number
  readonly documentId: number
  readonly channelCode: string
}

export interface WrittenForm {
  readonly fileName: string
  readonly mediaType: string
  readonly text: string
}

/**
 * Writes an issued document by a channel, once: what was written first is what is sent, whatever
 * later revisions of the channel would write. Errors: E_PLUGIN_MISSING, E_PLUGIN_FAILED,
 * E_PLUGIN_CONTRACT, E_CHANNEL_KIND, E_ROW_NOT_FOUND.
 */
export class WriteDocumentForm {
  async execute(order: FormOrder): Promise<WrittenForm> {
    const known = await readForm(order)
    if (known !== null) return known
    const { companyId, documentId, channelCode } = order
    const hosted = pluginHost().channel(channelCode)
    const view = await loadDocumentView(db.connection(), companyId, documentId)
    if (!hosted.takes(view.kind)) {
      throw new Exception(`Channel ${channelCode} writes no documents of kind ${view.kind}`, {
        code: 'E_CHANNEL_KIND',
        status: 422,
      })
    }
    const { fileName, text } = hosted.write(view)
    const { mediaType, revision } = hosted.channel
    try {
      await unitOfWork(async ({ trx }) => {
        await trx.table('document_forms').insert({
          ...whereOf(order),
          channel_revision: revision,
          file_name: fileName,
          media_type: mediaType,
          sha256: sha256(text),
          content: text,
          written_at: clock.now(),
        })
      })
      return { fileName, mediaType, text }
    } catch (error) {
      // Of two that are written at the same moment the first is kept.
      if (!isDuplicateKey(error)) throw error
      return (await readForm(order))!
    }
  }
}

async function readForm(order: FormOrder): Promise<WrittenForm | null> {
  const row = await db.from('document_forms').where(whereOf(order)).first()
  if (!row) {
    return null
  }
  if (!sha256(row.content).equals(Buffer.from(row.sha256))) {
    throw new Exception(`The stored text of document ${order.documentId} was changed`, {
      code: 'E_FILE_CHANGED',
      status: 500,
    })
  }
  return { fileName: row.file_name, mediaType: row.media_type, text: row.content }
}

function whereOf({ companyId, documentId, channelCode }: FormOrder) {
  return { company_id: companyId, document_id: documentId, channel_code: channelCode }
}
