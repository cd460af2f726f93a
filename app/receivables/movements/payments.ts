import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { UNAPPLIED_CODE } from '#app/companies/chart_of_accounts'
import { ReceivableException } from '#app/receivables/exceptions/receivable_exception'
import type { Movement } from '#app/receivables/movements/movement'
import { assertReason } from '#app/receivables/movements/reason_code'

export interface Payment {
  readonly id: number
  readonly accountId: number
  readonly ledgerCode: string
}

export interface NewPayment {
  readonly accountId: number
  readonly amountMinor: bigint
  readonly receivedOn: string
  readonly method: string
  readonly reference: string
  /** Where the money is: the bank, or the clearing account until the bank says so. */
  readonly ledgerCode: string
}

/** Money that came in, unapplied. It may be nothing: a payer that settles and keeps all of it. */
export async function addPayment(movement: Movement, input: NewPayment): Promise<Payment> {
  const { accountId, amountMinor, ledgerCode } = input
  if (amountMinor < 0n) throw ReceivableException.notAnAmount('A payment')
  const account = await movement.trx
    .from('accounts')
    .where({ id: accountId, company_id: movement.companyId })
    .first()
  if (!account) throw new NotFoundException('account', accountId)
  movement.assertCurrency(`Account ${account.number}`, account.currency)
  const id = await movement.insert('payments', {
    account_id: accountId,
    amount_minor: Number(amountMinor),
    unapplied_minor: Number(amountMinor),
    currency: movement.order.currency,
    received_on: input.receivedOn,
    method: input.method,
    reference: input.reference,
    ledger_code: ledgerCode,
  })
  movement.post(ledgerCode, null, amountMinor)
  movement.post(UNAPPLIED_CODE, accountId, -amountMinor)
  return { id, accountId, ledgerCode }
}

/** A payment of the company in the movement's currency. Errors: E_ROW_NOT_FOUND, E_OTHER_CURRENCY. */
export async function loadPayment(movement: Movement, id: number): Promise<Payment> {
  const row = await movement.trx
    .from('payments')
    .where({ id, company_id: movement.companyId })
    .first()
  if (!row) throw new NotFoundException('payment', id)
  movement.assertCurrency(`Payment ${id}`, row.currency)
  return { id: Number(row.id), accountId: Number(row.account_id), ledgerCode: row.ledger_code }
}

/**
 * Uses `minor` of what is left of a payment, or gives it back when that is negative: one guarded
 * statement, never below nothing. Errors: E_UNAPPLIED_AMOUNT.
 */
export async function takeFromPayment(movement: Movement, payment: Payment, minor: bigint) {
  const { trx } = movement
  const taken = Number(minor)
  const updated = await trx
    .from('payments')
    .where('id', payment.id)
    .where('unapplied_minor', '>=', taken)
    .update({ unapplied_minor: trx.raw('unapplied_minor - ?', [taken]) })
  if (Number(updated) !== 1) {
    const row = await trx.from('payments').where('id', payment.id).firstOrFail()
    const left = BigInt(row.unapplied_minor)
    throw ReceivableException.overUnapplied(payment.id, minor, left, movement.order.currency)
  }
  movement.post(UNAPPLIED_CODE, payment.accountId, minor)
}

export interface NewPaymentRow {
  /** Positive uses money of the payment, negative adds money that the payer kept. */
  readonly amountMinor: bigint
  readonly reasonCode: string
  readonly ledgerCode: string
  readonly reference: string
}

/** A part of a payment that belongs to no open item: interest, a recovered or carried balance. */
export async function addPaymentRow(
  movement: Movement,
  payment: Payment,
  { amountMinor, reasonCode, ledgerCode, reference }: NewPaymentRow,
  reversesId: number | null = null
): Promise<number> {
  if (amountMinor === 0n) throw ReceivableException.notAnAmount('A row of a payment')
  assertReason(reasonCode)
  await takeFromPayment(movement, payment, amountMinor)
  movement.post(ledgerCode, null, -amountMinor)
  return movement.insert('payment_rows', {
    payment_id: payment.id,
    amount_minor: Number(amountMinor),
    reason_code: reasonCode,
    ledger_code: ledgerCode,
    reference,
    reverses_id: reversesId,
  })
}
