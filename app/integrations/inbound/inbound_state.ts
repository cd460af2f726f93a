import type { InboundCommand } from '#sdk/inbound'
import { hashedKey } from '#app/database/hashed_key'

/**
 * received: stored, not read yet. parsed: its commands wait. applied: all of them are booked.
 * held: some cannot be booked yet. refused: it could not be read, nothing of it is booked.
 */
export type MessageState = 'received' | 'parsed' | 'applied' | 'held' | 'refused'

/**
 * Money that comes in, or that a payer had kept, is there before it is used; what is taken back is
 * open again before it is settled anew; what uses the rest of a payment comes last.
 */
export function inOrder(commands: readonly InboundCommand[]): InboundCommand[] {
  return [...commands].sort((left, right) => rankOf(left) - rankOf(right))
}

function rankOf(command: InboundCommand): number {
  switch (command.type) {
    case 'payment':
      return 1
    case 'reverse':
      return 2
    case 'settle':
      return 4
    case 'row':
      return command.amount.startsWith('-') ? 3 : 5
  }
}

/** What a later message of the same kind names a decision by. */
export function referenceKey(companyId: number, readerCode: string, reference: string): Buffer {
  return hashedKey(companyId, readerCode, reference)
}
