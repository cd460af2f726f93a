import db from '@adonisjs/lucid/services/db'
import { ApplyMessage } from '#app/integrations/inbound/actions/apply_message'
import { ReadMessage } from '#app/integrations/inbound/actions/read_message'
import { StoreMessage, type InboundOrder } from '#app/integrations/inbound/actions/store_message'
import type { MessageState } from '#app/integrations/inbound/inbound_state'

export interface ReceivedMessage {
  readonly messageId: number
  readonly isNew: boolean
  readonly state: MessageState
  /** Why it was refused, or why the first of its held commands is. */
  readonly reason: string | null
  readonly applied: number
  readonly held: number
}

/**
 * Stores a message, reads it and books what it says. Each of the three is done once, whatever is
 * repeated, interrupted or done by two at the same time; the same message again goes on where it is.
 */
export class ReceiveMessage {
  async execute(order: InboundOrder): Promise<ReceivedMessage> {
    const { messageId, isNew } = await new StoreMessage().execute(order)
    return { ...(await this.goOn(messageId)), messageId, isNew }
  }

  /** Reads and books a message that is stored. */
  async goOn(messageId: number) {
    await new ReadMessage().execute(messageId)
    const read = await db.from('inbound_messages').where('id', messageId).firstOrFail()
    if (read.state === 'refused') {
      return { state: 'refused' as const, reason: String(read.reason), applied: 0, held: 0 }
    }
    const { state, applied, held } = await new ApplyMessage().execute(messageId)
    return { state, applied, held: held.length, reason: held[0]?.reason ?? null }
  }
}
