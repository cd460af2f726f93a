import type { AccountReference, ItemReference } from '#sdk/inbound'
import { InboundException } from '#app/integrations/inbound/exceptions/inbound_exception'
import type { Movement } from '#app/receivables/movements/movement'
import { loadDebt, type OpenItem } from '#app/receivables/movements/open_items'
import { loadPayment, type Payment } from '#app/receivables/movements/payments'

/** The account of the company with this number. Errors: E_INBOUND. */
export async function accountOf(movement: Movement, { account }: AccountReference) {
  const { trx, companyId } = movement
  const row = await trx
    .from('accounts')
    .where({ company_id: companyId, number: account })
    .select('id')
    .first()
  if (!row) throw new InboundException(`There is no account "${account}"`)
  return Number(row.id)
}

/**
 * The open item that is meant: of this document, line and account, the first that is still open; when
 * none is, the last one, so that the reason tells what became of it. Errors: E_INBOUND.
 */
export async function itemOf(movement: Movement, reference: ItemReference): Promise<OpenItem> {
  const { trx, companyId } = movement
  const accountId = await accountOf(movement, reference)
  const rows = await trx
    .from('open_items')
    .join('documents', 'documents.id', 'open_items.document_id')
    .where('documents.company_id', companyId)
    .where('documents.number', reference.document)
    .where('open_items.account_id', accountId)
    .where('open_items.origin_line', reference.line)
    .orderBy('open_items.responsibility_rank')
    .orderBy('open_items.id')
    .select('open_items.id', 'open_items.open_minor')
  const item = rows.find((row) => Number(row.open_minor) !== 0) ?? rows.at(-1)
  if (item === undefined) {
    const { document, line, account } = reference
    throw new InboundException(`Account ${account} owes nothing for line ${line} of "${document}"`)
  }
  return loadDebt(movement, Number(item.id))
}

/** The payment that the message brings under this key. Errors: E_INBOUND while it is not booked. */
export async function paymentOf(
  movement: Movement,
  messageId: number,
  key: string
): Promise<Payment> {
  const commands = await movement.trx
    .from('inbound_commands')
    .where({ message_id: messageId, type: 'payment', state: 'applied' })
    .select('body', 'movement_id')
  const command = commands.find(({ body }) => JSON.parse(body).key === key)
  if (command === undefined) throw new InboundException(`The payment "${key}" is not booked`)
  const row = await movement.trx
    .from('payments')
    .where('movement_id', command.movement_id)
    .firstOrFail()
  return loadPayment(movement, Number(row.id))
}
