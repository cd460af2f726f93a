import db from '@adonisjs/lucid/services/db'
import { SetDocumentRule, type DocumentRuleOrder } from '#app/customers/actions/set_document_rule'
import { SetPayer } from '#app/customers/actions/set_payer'
import { SetPurchaseOrder } from '#app/subscriptions/actions/set_purchase_order'

const recorded = { reason: 'Agreed by mail', actor: 'test' }

export function pays(
  companyId: number,
  payerId: number | null,
  accountId: number,
  startsOn: string
): Promise<void> {
  return new SetPayer().execute({ companyId, accountId, payerId, startsOn, ...recorded })
}

export function documentRule(
  companyId: number,
  accountId: number,
  startsOn: string,
  rule: Partial<Pick<DocumentRuleOrder, 'grouping' | 'payerForm'>>
): Promise<void> {
  const whole = { grouping: 'one', payerForm: 'consolidated', ...rule } as const
  return new SetDocumentRule().execute({ companyId, accountId, startsOn, ...whole, ...recorded })
}

export function purchaseOrder(
  companyId: number,
  subscriptionId: number,
  number: string | null,
  startsOn: string
): Promise<void> {
  const order = { companyId, subscriptionId, number, startsOn, ...recorded }
  return new SetPurchaseOrder().execute(order)
}

export interface PaidDocument {
  readonly accountId: number
  readonly kind: string
  /** Whose, purchase order, description, first day, end, net. */
  readonly lines: readonly [number, string | null, string, string, string, number][]
  readonly tax: number
  readonly gross: number
  /** What is open of it. */
  readonly open: number
}

/** The documents of a day in the order of their numbers, with whose their lines are. */
export async function paidDocuments(companyId: number, issuedOn: string): Promise<PaidDocument[]> {
  const documents = await db
    .from('documents')
    .where({ company_id: companyId, issued_on: issuedOn })
    .orderBy('account_id')
    .orderBy('id')
  const told: PaidDocument[] = []
  for (const document of documents) {
    const own = { document_id: document.id }
    const lines = await db.from('document_lines').where(own).orderBy('position')
    const items = await db.from('open_items').where(own).select('open_minor')
    told.push({
      accountId: Number(document.account_id),
      kind: document.kind,
      lines: lines.map((line): PaidDocument['lines'][number] => [
        Number(line.account_id ?? document.account_id),
        line.purchase_order,
        line.description,
        String(line.starts_on),
        String(line.ends_on),
        Number(line.net_minor),
      ]),
      tax: Number(document.tax_minor),
      gross: Number(document.gross_minor),
      open: items.reduce((sum, row) => sum + Number(row.open_minor), 0),
    })
  }
  return told
}
