import { parseMoney } from '#kernel/money'
import type {
  InboundCommand,
  PaymentCommand,
  ReverseCommand,
  RowCommand,
  SettleCommand,
} from '#sdk/inbound'
import { ADJUSTMENT_CODE, BANK_CODE, PAYER_BALANCE_CODE } from '#app/companies/chart_of_accounts'
import { InboundException } from '#app/integrations/inbound/exceptions/inbound_exception'
import { accountOf, itemOf, paymentOf } from '#app/integrations/inbound/resolve'
import { adjustItem } from '#app/receivables/movements/adjustments'
import { allocatePayment } from '#app/receivables/movements/allocations'
import type { Movement, MovementKind } from '#app/receivables/movements/movement'
import type { OpenItem } from '#app/receivables/movements/open_items'
import {
  addPayment,
  addPaymentRow,
  loadPayment,
  type Payment,
} from '#app/receivables/movements/payments'
import { reverseRows } from '#app/receivables/movements/reverse_movement'
import { transferItem } from '#app/receivables/movements/transfers'

export interface CommandPlace {
  readonly messageId: number
  readonly position: number
  readonly referenceKey: Buffer | null
}

export function movementKindOf({ type }: InboundCommand): MovementKind {
  if (type === 'payment') return 'payment'
  return type === 'reverse' ? 'reversal' : 'settlement'
}

/** What one command does, inside the movement that it becomes. */
export async function applyCommand(
  movement: Movement,
  place: CommandPlace,
  command: InboundCommand
): Promise<void> {
  switch (command.type) {
    case 'payment':
      return receive(movement, command)
    case 'settle':
      return settle(movement, place, command)
    case 'row':
      return addRow(movement, place, command)
    case 'reverse':
      return reverse(movement, place, command)
  }
}

const minorOf = (movement: Movement, text: string) =>
  parseMoney(text, movement.order.currency).minor

async function receive(movement: Movement, command: PaymentCommand) {
  movement.assertCurrency('The payment', command.currency)
  await addPayment(movement, {
    accountId: await accountOf(movement, command),
    amountMinor: minorOf(movement, command.amount),
    receivedOn: command.receivedOn,
    method: command.method,
    reference: command.reference,
    ledgerCode: command.ledgerCode ?? BANK_CODE,
  })
}

async function settle(movement: Movement, { messageId }: CommandPlace, command: SettleCommand) {
  const item = await itemOf(movement, command.item)
  await adjust(movement, item, command)
  const paid = minorOf(movement, command.paid)
  if (paid !== 0n) {
    const payment = await paymentOf(movement, messageId, command.payment)
    await allocatePayment(movement, payment, item, paid)
  }
  for (const [index, transfer] of command.transfers.entries()) {
    await transferItem(movement, item, {
      toAccountId: await accountOf(movement, transfer),
      amountMinor: minorOf(movement, transfer.amount),
      reasonCode: transfer.reason,
      rank: item.rank + 1 + index,
      dueOn: transfer.dueOn ?? item.dueOn,
    })
  }
}

/** What raises the item comes first: it may be paid in the same breath. */
async function adjust(movement: Movement, item: OpenItem, { adjustments }: SettleCommand) {
  const amounts = adjustments
    .map(({ reason, amount, ledgerCode = ADJUSTMENT_CODE }) => {
      return { amountMinor: minorOf(movement, amount), reasonCode: reason, ledgerCode }
    })
    .filter(({ amountMinor }) => amountMinor !== 0n)
    .sort((left, right) => Number(left.amountMinor - right.amountMinor))
  for (const adjustment of amounts) await adjustItem(movement, item, adjustment)
}

async function addRow(movement: Movement, { messageId }: CommandPlace, command: RowCommand) {
  const payment = await paymentOf(movement, messageId, command.payment)
  await addPaymentRow(movement, payment, {
    amountMinor: minorOf(movement, command.amount),
    reasonCode: command.reason,
    ledgerCode: command.ledgerCode ?? PAYER_BALANCE_CODE,
    reference: command.reference,
  })
}

/** Everything that was settled under the reference and was not taken back yet, the last of it first. */
async function reverse(movement: Movement, place: CommandPlace, command: ReverseCommand) {
  const payment = await paymentOf(movement, place.messageId, command.payment)
  const settled = () =>
    movement.trx
      .from('inbound_commands')
      .where({ company_id: movement.companyId, type: 'settle', state: 'applied' })
      .where('reference_key', place.referenceKey!)
  const claimed = await settled().whereNull('reversed_by').update({ reversed_by: movement.id })
  if (Number(claimed) === 0) {
    throw new InboundException(`Nothing stands that was settled as "${command.reference}"`)
  }
  const commands = await settled()
    .where('reversed_by', movement.id)
    .orderBy('movement_id', 'desc')
    .select('movement_id')
  for (const { movement_id: id } of commands) {
    const released = await releasedMoney(movement, Number(id))
    await reverseRows(movement, Number(id), payment)
    for (const { paymentId, minor } of released) {
      const from = await loadPayment(movement, paymentId)
      await passOn(movement, from, payment, minor)
    }
  }
}

/**
 * Money of a decision that lies with its payment already, because what was settled with it came home
 * to somebody before this payer took the decision back.
 */
async function releasedMoney(movement: Movement, settledId: number) {
  const rows = await movement.trx
    .from('allocations as settled')
    .join('allocations as released', 'released.reverses_id', 'settled.id')
    .where('settled.movement_id', settledId)
    .where('settled.source_kind', 'payment')
    .whereColumn('released.source_id', 'settled.source_id')
    .groupBy('settled.source_id')
    .select('settled.source_id')
    .sum('settled.amount_minor as minor')
  return rows.map((row) => ({ paymentId: Number(row.source_id), minor: BigInt(row.minor) }))
}

/** What is left of one payment is taken into a later one, over the balances with payers. */
async function passOn(movement: Movement, from: Payment, to: Payment, minor: bigint) {
  const row = { reasonCode: 'core.taken_back', ledgerCode: PAYER_BALANCE_CODE, reference: '' }
  await addPaymentRow(movement, from, { ...row, amountMinor: minor })
  await addPaymentRow(movement, to, { ...row, amountMinor: -minor })
}
