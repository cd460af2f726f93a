import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import type { InboundCommand } from '#sdk/inbound'
import { clock } from '#app/database/clock'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork } from '#app/database/unit_of_work'
import { applyCommand, movementKindOf } from '#app/integrations/inbound/apply_command'
import type { MessageState } from '#app/integrations/inbound/inbound_state'
import { makeMovement, prepareMovement } from '#app/receivables/move'

export interface AppliedMessage {
  readonly state: MessageState
  readonly applied: number
  /** Commands that could not be booked, each with its reason. */
  readonly held: readonly { readonly position: number; readonly reason: string }[]
}

type Row = Record<string, any>

/**
 * Books what a message asks for, command by command, each in a transaction of its own with the mark
 * that it is done: what was interrupted goes on where it stopped, and two that work on one message
 * do each command once. A command that cannot be booked is held; it is tried again with the message.
 * Behind a reversal that is held everything waits with it.
 */
export class ApplyMessage {
  async execute(messageId: number): Promise<AppliedMessage> {
    const message = await db.from('inbound_messages').where('id', messageId).firstOrFail()
    const commands = await db
      .from('inbound_commands')
      .where('message_id', messageId)
      .whereIn('state', ['waiting', 'held'])
      .orderBy('position')
    for (const row of commands) {
      const reason = await this.#apply(message, row)
      if (reason !== null) await hold(row, reason)
      failpoint('inbound_command')
      // What was decided anew would meet what was not taken back.
      if (reason !== null && row.type === 'reverse') break
    }
    return this.#end(message)
  }

  /** The reason why it cannot be booked; null when it is, by this process or by another one. */
  async #apply(message: Row, row: Row): Promise<string | null> {
    const command: InboundCommand = JSON.parse(row.body)
    const kind = movementKindOf(command)
    const companyId = Number(message.company_id)
    const actor = `${message.reader_code} ${message.id}`
    const reason = command.type === 'reverse' ? command.reason : null
    const order = await prepareMovement({ companyId, actor, reason }, { kind, content: null })
    try {
      await unitOfWork(async (work) => {
        const claimed = await work.trx
          .from('inbound_commands')
          .where({ message_id: row.message_id, position: row.position })
          .whereIn('state', ['waiting', 'held'])
          .update({ state: 'applied', reason: null })
        if (Number(claimed) !== 1) return
        const messageId = Number(message.id)
        const position = Number(row.position)
        const { movementId } = await makeMovement(work, order, async (movement) => {
          const referenceKey = row.reference_key === null ? null : Buffer.from(row.reference_key)
          await applyCommand(movement, { messageId, position, referenceKey }, command)
          return { messageId, position }
        })
        await work.trx
          .from('inbound_commands')
          .where({ message_id: row.message_id, position: row.position })
          .update({ movement_id: movementId })
        failpoint('inbound_before_commit')
      })
      return null
    } catch (error) {
      if (!isRefusal(error)) throw error
      return error.message
    }
  }

  async #end({ id, company_id: companyId, reader_code: reader }: Row): Promise<AppliedMessage> {
    const rows = await db
      .from('inbound_commands')
      .where('message_id', id)
      .orderBy('position')
      .select('position', 'state', 'reason')
    const open = rows.filter(({ state }) => state !== 'applied')
    const held = open.map((row) => ({ position: Number(row.position), reason: row.reason ?? '' }))
    const state = stateOf(open)
    await unitOfWork(async (work) => {
      const updated = await work.trx
        .from('inbound_messages')
        .where('id', id)
        .whereIn('state', ['parsed', 'held'])
        .whereNot('state', state)
        .update({
          state,
          reason: held[0]?.reason ?? null,
          applied_at: state === 'applied' ? clock.now() : null,
        })
      if (Number(updated) !== 1) return
      work.record({
        companyId: Number(companyId),
        actor: reader,
        action: `inbound.${state}`,
        subjectKind: 'inbound_message',
        subjectId: Number(id),
        details: { commands: rows.length, held: held.length },
      })
    })
    return { state, applied: rows.length - open.length, held }
  }
}

/** What only waits is at work in another process: this one does not speak for it. */
function stateOf(open: readonly Row[]): MessageState {
  if (open.length === 0) return 'applied'
  return open.some((row) => row.state === 'held') ? 'held' : 'parsed'
}

/** Only what stands against the command itself holds it; a database that is gone does not. */
function isRefusal(error: unknown): error is Exception {
  return error instanceof Exception && error.status < 500
}

async function hold(row: Row, reason: string) {
  await unitOfWork(({ trx }) =>
    trx
      .from('inbound_commands')
      .where({ message_id: row.message_id, position: row.position })
      .whereIn('state', ['waiting', 'held'])
      .update({ state: 'held', reason: reason.slice(0, 1000) })
  )
}
