import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { addMonths } from '#kernel/calendar_date'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork } from '#app/database/unit_of_work'
import { SETTLED_MONTHS } from '#app/billing/bill_run'
import { RebillException } from '#app/billing/exceptions/rebill_exception'

export interface Rebilling {
  readonly companyId: number
  readonly documentId: number
  readonly reason: string
  readonly actor: string
}

const COLUMNS = ['obligation_id', 'company_id', 'document_id', 'reason', 'ordered_by', 'ordered_at']

/** Documents have fewer lines than this. */
const MAX_OBLIGATIONS = 10_000

/**
 * Orders that everything a document bills is taken back and billed anew: the next run voids its
 * obligations, credits their lines with the tax that they bore, and bills the same days again with
 * the terms, facts and tax of that day. The document keeps its number and stays as it is.
 *
 * Errors: E_ROW_NOT_FOUND; E_REBILL for a document that was rebilled already, one that bills nothing
 * (any more), prepaid usage, charges that were asked for, or days too long ago.
 */
export default class RebillDocument {
  async execute(order: Rebilling): Promise<void> {
    try {
      await unitOfWork(async (work) => {
        const obligations = await this.#obligations(work.trx, order)
        await this.#replan(work.trx, obligations)
        const { companyId, documentId, reason, actor } = order
        const rows = obligations.map(({ id }) => {
          return [id, companyId, documentId, reason, actor, clock.now()]
        })
        await bulkInsert(work.trx, 'rebilled_obligations', COLUMNS, rows)
        work.record({
          companyId,
          actor,
          action: 'invoice.rebilled',
          subjectKind: 'document',
          subjectId: documentId,
          details: { reason, obligations: rows.length },
        })
      })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      throw new RebillException('This document was taken back to be billed again already')
    }
  }

  /** What the document bills and is still owed. */
  async #obligations(trx: TransactionClientContract, { companyId, documentId }: Rebilling) {
    const own = { id: documentId, company_id: companyId }
    const document = await trx.from('documents').where(own).select('id', 'kind').first()
    if (!document) throw new NotFoundException('invoice', documentId)
    const rows = await trx
      .from('document_lines as line')
      .join('obligations', 'obligations.id', 'line.obligation_id')
      .join('charges', 'charges.id', 'obligations.charge_id')
      .join('companies', 'companies.id', 'obligations.company_id')
      .where('line.document_id', documentId)
      .where('obligations.voided_id', 0)
      .distinct('obligations.id', 'obligations.source_kind', 'obligations.source_id')
      .select('obligations.account_id', 'obligations.starts_on', 'charges.recording')
      .select('companies.time_zone', 'companies.clock_on')
      .limit(MAX_OBLIGATIONS)
    if (rows.length === 0) {
      throw new RebillException('Nothing that this document bills is still owed')
    }
    for (const row of rows) assertRebillable(row)
    return rows.map((row) => ({
      id: Number(row.id),
      accountId: Number(row.account_id),
      subscriptionId: Number(row.source_id),
      startsOn: String(row.starts_on),
    }))
  }

  /** Raising the turn outdates drafts that do not know of it. */
  async #replan(
    trx: TransactionClientContract,
    obligations: readonly { accountId: number; subscriptionId: number; startsOn: string }[]
  ) {
    const accountIds = [...new Set(obligations.map(({ accountId }) => accountId))]
    await trx.from('accounts').whereIn('id', accountIds).increment('billing_turn', 1)
    const bySubscription = Map.groupBy(obligations, ({ subscriptionId }) => subscriptionId)
    for (const [id, billed] of bySubscription) {
      const first = billed.map(({ startsOn }) => startsOn).sort()[0]
      await trx
        .from('subscriptions')
        .where('id', id)
        .where((open) => open.whereNull('replan_from').orWhere('replan_from', '>', first))
        .update({ replan_from: first })
    }
  }
}

function assertRebillable(row: Record<string, any>) {
  if (row.source_kind !== 'subscription') {
    throw new RebillException(
      'A line of this document was asked for by itself: withdraw that charge and ask for it anew'
    )
  }
  if (row.recording === 'on_accept') {
    throw new RebillException(
      'A wallet has paid for usage of this document: correct it by a payment to the wallet'
    )
  }
  const place = { timeZone: row.time_zone, clockOn: row.clock_on }
  const horizon = addMonths(clock.todayOf(place), -SETTLED_MONTHS)
  if (String(row.starts_on) < horizon) {
    throw new RebillException(
      `This document bills days before ${horizon}, which no run looks at any more: write a credit note by hand`
    )
  }
}
