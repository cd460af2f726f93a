import { parseLocalDate } from '#kernel/calendar_date'
import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork } from '#app/database/unit_of_work'
import { loadDocumentRules, ruleOf } from '#app/customers/queries/load_payers'
import type { DocumentRule } from '#app/customers/paying/document_rules'

export interface DocumentRuleOrder extends DocumentRule {
  readonly companyId: number
  readonly accountId: number
  /** Documents that are issued on this day or later. */
  readonly startsOn: string
  readonly reason: string
  readonly actor: string
}

/**
 * Says on which documents an account is billed: on one, on one for each service or purchase order, and
 * whether what it pays for others stands on its own. Documents that were issued stay as they are, and
 * what is so on that day already changes nothing.
 *
 * Errors: E_ROW_NOT_FOUND.
 */
export class SetDocumentRule {
  async execute(order: DocumentRuleOrder): Promise<void> {
    const { companyId, accountId, grouping, payerForm, reason, actor } = order
    const startsOn = parseLocalDate(order.startsOn)
    await unitOfWork(async (work) => {
      const { trx } = work
      const own = { id: accountId, company_id: companyId }
      const held = await trx.from('accounts').where(own).increment('billing_turn', 1)
      if (Number(held) !== 1) throw new NotFoundException('account', accountId)
      const known = ruleOf(await loadDocumentRules(trx, [accountId], startsOn), accountId)
      if (known.grouping === grouping && known.payerForm === payerForm) return
      const last = await trx
        .from('document_groupings')
        .where('account_id', accountId)
        .max('seq as seq')
        .firstOrFail()
      await trx.table('document_groupings').insert({
        ...{ company_id: companyId, account_id: accountId, seq: Number(last.seq ?? 0) + 1 },
        ...{ starts_on: startsOn, grouping, payer_form: payerForm, reason, actor },
        recorded_at: clock.now(),
      })
      work.record({
        ...{ companyId, actor, action: 'account.documents_set', subjectKind: 'account' },
        ...{ subjectId: accountId, details: { grouping, payerForm, startsOn, reason } },
      })
    })
  }
}
