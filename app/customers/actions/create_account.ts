import { clock } from '#app/database/clock'
import { searchKey } from '#app/database/search_key'
import { unitOfWork } from '#app/database/unit_of_work'
import { DocumentKindException } from '#app/customers/exceptions/document_kind_exception'
import { pluginHost } from '#app/plugin_host/plugin_host'

export interface NewAccount {
  readonly companyId: number
  readonly customerId: number
  readonly number: string
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly paymentTermsDays: number
  readonly layoutCode: string
  /** What it gets for what it owes; invoices unless it is given. */
  readonly documentKind?: string
  readonly actor: string
}

/**
 * Adds a billing account to a customer: what invoices are addressed to.
 *
 * Errors: E_PLUGIN_MISSING for a kind of document nobody declared, E_DOCUMENT_KIND for one that
 * nothing can be owed by.
 */
export class CreateAccount {
  async execute(input: NewAccount): Promise<number> {
    const { documentKind = 'invoice' } = input
    assertOwedBy(documentKind)
    return unitOfWork(async (work) => {
      const [id] = await work.trx.table('accounts').insert({
        company_id: input.companyId,
        customer_id: input.customerId,
        number: input.number,
        name: input.name,
        search_key: searchKey(input.name),
        currency: input.currency,
        time_zone: input.timeZone,
        payment_terms_days: input.paymentTermsDays,
        layout_code: input.layoutCode,
        document_kind: documentKind,
        billing_turn: 0,
        created_at: clock.now(),
      })
      work.record({
        companyId: input.companyId,
        actor: input.actor,
        action: 'account.created',
        subjectKind: 'account',
        subjectId: Number(id),
        details: { number: input.number, customerId: input.customerId },
      })
      return Number(id)
    })
  }
}

function assertOwedBy(code: string) {
  const { posts, items } = pluginHost().registry.documentKinds.get(code).value
  if (!posts || !['document', 'line'].includes(items)) throw new DocumentKindException(code)
}
