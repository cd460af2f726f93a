import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { failpoint } from '#app/database/failpoint'
import { sha256 } from '#app/database/hashed_key'
import { unitOfWork } from '#app/database/unit_of_work'
import { InboundException } from '#app/integrations/inbound/exceptions/inbound_exception'
import { pluginHost } from '#app/plugin_host/plugin_host'

export interface InboundOrder {
  readonly companyId: number
  readonly readerCode: string
  readonly text: string
  readonly receivedBy: string
}

/** What is stored encrypted has to fit into its column. */
const LARGEST_BYTES = 8 * 1024 * 1024

/**
 * Stores a message as it came, encrypted, before anything is done with it: once per company and
 * content. The same content again is the same message. Errors: E_INBOUND, E_PLUGIN_MISSING.
 */
export class StoreMessage {
  async execute(order: InboundOrder): Promise<{ messageId: number; isNew: boolean }> {
    const { companyId, readerCode, text, receivedBy } = order
    const { revision } = pluginHost().inboundReader(readerCode).reader
    const size = Buffer.byteLength(text)
    if (size === 0 || size > LARGEST_BYTES) {
      throw new InboundException(`A message has 1 to ${LARGEST_BYTES} bytes, this one has ${size}`)
    }
    const contentHash = sha256(text)
    const known = await findMessage(companyId, contentHash)
    if (known !== null) return { messageId: await handOver(known, readerCode), isNew: false }
    try {
      const messageId = await unitOfWork(async (work) => {
        const [id] = await work.trx.table('inbound_messages').insert({
          ...{ company_id: companyId, reader_code: readerCode, reader_revision: revision },
          ...{ content_hash: contentHash, raw: encryption.encrypt(text), size_bytes: size },
          ...{ state: 'received', summary: '{}', received_by: receivedBy.slice(0, 190) },
          received_at: clock.now(),
        })
        work.record({
          companyId,
          actor: receivedBy,
          action: 'inbound.received',
          subjectKind: 'inbound_message',
          subjectId: Number(id),
          details: { reader: readerCode, hash: contentHash.toString('hex') },
        })
        return Number(id)
      })
      failpoint('inbound_received')
      return { messageId, isNew: true }
    } catch (error) {
      // Somebody sent the same message at the same moment: it is there, which is all we want.
      if (!isDuplicateKey(error)) throw error
      const winner = (await findMessage(companyId, contentHash))!
      return { messageId: await handOver(winner, readerCode), isNew: false }
    }
  }
}

interface KnownMessage {
  readonly id: number
  readonly readerCode: string
}

async function findMessage(companyId: number, contentHash: Buffer): Promise<KnownMessage | null> {
  const row = await db
    .from('inbound_messages')
    .where({ company_id: companyId, content_hash: contentHash })
    .select('id', 'reader_code')
    .first()
  return row ? { id: Number(row.id), readerCode: row.reader_code } : null
}

/** A message that one reader refused may be given to another; what was booked stays where it is. */
async function handOver({ id, readerCode: former }: KnownMessage, readerCode: string) {
  if (former === readerCode) return id

  const changed = await unitOfWork(({ trx }) =>
    trx.from('inbound_messages').where({ id, state: 'refused' }).update({ reader_code: readerCode })
  )
  if (Number(changed) === 1) return id
  throw new InboundException(`This message came in before and is read by ${former}: message ${id}`)
}
