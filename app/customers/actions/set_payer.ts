import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { addMonths, parseLocalDate } from '#kernel/calendar_date'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { PayingRefusedException } from '#app/customers/exceptions/paying_refused_exception'
import { payerOn, payerSpans } from '#app/customers/paying/payers'
import { loadPayers, payerChange } from '#app/customers/queries/load_payers'

export interface PayerOrder {
  readonly companyId: number
  readonly accountId: number
  /** Null: it pays for itself. */
  readonly payerId: number | null
  /** First day, local date; may lie before what was billed. */
  readonly startsOn: string
  readonly reason: string
  readonly actor: string
}

/** Accounts that one account pays for. */
const MAX_PAYEES = 2000
/** Days further back are looked at by no run. */
const MONTHS_BACK = 13

type Row = Record<string, any>

/**
 * Lets an account be paid by another one from a day on. What is billed across that day is taken back
 * by the next run and billed anew, the days before to who paid and the days from then on to who pays.
 * One level only: who pays for others pays for itself. What is so on that day already changes nothing.
 *
 * Errors: E_ROW_NOT_FOUND; E_PAYING_REFUSED at `payer` or `startsOn`.
 */
export class SetPayer {
  async execute(order: PayerOrder): Promise<void> {
    const { companyId, accountId, payerId, reason, actor } = order
    const startsOn = parseLocalDate(order.startsOn)
    await unitOfWork(async (work) => {
      const { trx } = work
      const { account, payer } = await this.#hold(trx, order)
      const recorded = await loadPayers(trx, [accountId])
      const changes = recorded.get(accountId) ?? []
      if (payerOn(changes, startsOn) === payerId) return
      if (payer !== null) await this.#assertFits(trx, order, account, payer)
      await this.#replan(trx, order, account)
      await trx.table('account_payers').insert({
        ...{ company_id: companyId, account_id: accountId, seq: changes.length + 1 },
        ...{ starts_on: startsOn, payer_id: payerId, reason, actor, recorded_at: clock.now() },
      })
      work.record({
        ...{ companyId, actor, action: 'account.payer_set', subjectKind: 'account' },
        ...{ subjectId: accountId, details: { payerId, startsOn, reason } },
      })
    })
  }

  /** Raising the turns of both locks them in one order, and outdates drafts that do not know of it. */
  async #hold(trx: TransactionClientContract, { companyId, accountId, payerId }: PayerOrder) {
    const ids = [accountId, ...(payerId === null ? [] : [payerId])].sort((a, b) => a - b)
    const own = () => trx.from('accounts').where('accounts.company_id', companyId)
    await own().whereIn('id', ids).increment('billing_turn', 1)
    const rows: Row[] = await own()
      .join('customers', 'customers.id', 'accounts.customer_id')
      .join('companies', 'companies.id', 'accounts.company_id')
      .whereIn('accounts.id', ids)
      .select('accounts.id', 'accounts.number', 'accounts.currency', 'customers.country')
      .select('companies.time_zone', 'companies.clock_on')
    const find = (id: number | null) => rows.find((row) => Number(row.id) === id) ?? null
    const account = find(accountId)
    if (account === null) throw new NotFoundException('account', accountId)
    if (payerId === accountId) throw new PayingRefusedException('payer', 'itself')
    const payer = find(payerId)
    if (payerId !== null && payer === null) throw new PayingRefusedException('payer', 'unknown')
    return { account, payer }
  }

  async #assertFits(
    trx: TransactionClientContract,
    { companyId, accountId, startsOn }: PayerOrder,
    account: Row,
    payer: Row
  ) {
    const { number, currency, country } = payer
    if (currency !== account.currency) {
      throw refused('currency', { number, currency, other: account.currency })
    }
    if (country !== account.country) {
      throw refused('country', { number, country, other: account.country })
    }
    const payers = await loadPayers(trx, [Number(payer.id)])
    const paid = payerSpans(payers.get(Number(payer.id)) ?? []).some((span) => {
      return span.payerId !== null && (span.endsOn === null || span.endsOn > startsOn)
    })
    if (paid) throw refused('paid_itself', { number })
    const payee = await payeeFrom(trx, companyId, accountId, startsOn)
    if (payee !== null) throw refused('pays_others', { number: payee })
    const count = await trx
      .from('account_payers')
      .where('payer_id', payer.id)
      .countDistinct('account_id as total')
      .firstOrFail()
    if (Number(count.total) >= MAX_PAYEES) throw refused('too_many', { limit: String(MAX_PAYEES) })
  }

  /** What was billed for days from then on has another payer now. */
  async #replan(trx: TransactionClientContract, { accountId, startsOn }: PayerOrder, account: Row) {
    const billed = trx
      .from('obligations')
      .where({ account_id: accountId, source_kind: 'subscription', voided_id: 0 })
      .where('ends_on', '>', startsOn)
      .select('source_id')
    const subscriptions = () => trx.from('subscriptions').whereIn('id', billed)
    const one = await subscriptions().first()
    if (!one) return
    const today = clock.todayOf({ timeZone: account.time_zone, clockOn: account.clock_on })
    const oldest = addMonths(today, -MONTHS_BACK)
    if (startsOn < oldest) throw new PayingRefusedException('startsOn', 'too_old', { on: oldest })
    await subscriptions()
      .where((open) => open.whereNull('replan_from').orWhere('replan_from', '>', startsOn))
      .update({ replan_from: startsOn })
  }
}

/** The number of an account that another one pays for on a day or later. */
async function payeeFrom(
  trx: TransactionClientContract,
  companyId: number,
  payerId: number,
  from: string
): Promise<string | null> {
  const payees = trx.from('account_payers').where({ payer_id: payerId, company_id: companyId })
  const rows: Row[] = await trx
    .from('account_payers as change')
    .join('accounts', 'accounts.id', 'change.account_id')
    .whereIn('change.account_id', payees.select('account_id'))
    .orderBy('change.seq')
    .select('change.account_id', 'change.seq', 'change.starts_on', 'change.payer_id')
    .select('accounts.number')
  for (const own of Map.groupBy(rows, (row) => Number(row.account_id)).values()) {
    const isPaid = payerSpans(own.map(payerChange)).some((span) => {
      return span.payerId === payerId && (span.endsOn === null || span.endsOn > from)
    })
    if (isPaid) return own[0].number
  }
  return null
}

function refused(
  refusal: ConstructorParameters<typeof PayingRefusedException>[1],
  values: Record<string, string>
) {
  return new PayingRefusedException('payer', refusal, values)
}
