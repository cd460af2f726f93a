import db from '@adonisjs/lucid/services/db'
import { IssueStatement } from '#app/billing/actions/issue_statement'
import { ReceiveMessage } from '#app/integrations/inbound/actions/receive_message'
import { AllocatePayment } from '#app/receivables/actions/allocate_payment'
import { RecordPayment } from '#app/receivables/actions/record_payment'
import { Refund } from '#app/receivables/actions/refund'
import { WriteDocumentForm } from '#app/rendering/actions/write_document_form'

/** Account numbers of the parties: who is asked first, second, and who bears the rest. */
export const PARTIES = { primary: 'P1', secondary: 'P2', person: 'A7' } as const

/** CLM-2026-000001 has lines of 300.00, 500.00 and 200.00; CLM-2026-000002 one of 100.00. */
export const CLAIM = 'CLM-2026-000001'
export const OTHER_CLAIM = 'CLM-2026-000002'

/** The primary payer decides, and adds 12.00 that belong to no claim. */
const REMITTANCE_1 = `REMIT|P1|TRACE-1|2026-02-10|USD|532.00
CLAIM|ICN-1|${CLAIM}|1|1000.00|520.00
LINE|1|300.00|200.00|CO45=60.00|PR1=40.00>P2
LINE|2|500.00|320.00|CO45=100.00|PR2=80.00>P2
LINE|3|200.00|0.00|CO45=50.00|PR1=150.00>P2
PLB|CS|-12.00|ADVANCE`

/** The secondary payer decides on what was left. */
const REMITTANCE_2 = `REMIT|P2|TRACE-2|2026-02-20|USD|210.00
CLAIM|ICN-2|${CLAIM}|2|270.00|210.00
LINE|1|40.00|30.00|PR2=10.00>A7
LINE|2|80.00|80.00
LINE|3|150.00|100.00|CO45=20.00|PR1=30.00>A7`

/** The primary payer takes its decision back, decides anew, and keeps the 12.00. */
const REMITTANCE_3 = `REMIT|P1|TRACE-3|2026-03-10|USD|18.00
CLAIM|ICN-3|${CLAIM}|1|1000.00|550.00
LINE|1|300.00|210.00|CO45=60.00|PR1=30.00>P2
LINE|2|500.00|320.00|CO45=100.00|PR2=80.00>P2
LINE|3|200.00|20.00|CO45=50.00|PR1=130.00>P2
CLAIM|ICN-1|${CLAIM}|22|-1000.00|-520.00
LINE|1|-300.00|-200.00|CO45=-60.00|PR1=-40.00>P2
LINE|2|-500.00|-320.00|CO45=-100.00|PR2=-80.00>P2
LINE|3|-200.00|0.00|CO45=-50.00|PR1=-150.00>P2
PLB|WO|12.00|ADVANCE`

/** The secondary payer follows; it is owed 10.00 and carries them on to its next payment. */
const REMITTANCE_4 = `REMIT|P2|TRACE-4|2026-03-20|USD|0.00
CLAIM|ICN-2|${CLAIM}|22|-270.00|-210.00
LINE|1|-40.00|-30.00|PR2=-10.00>A7
LINE|2|-80.00|-80.00
LINE|3|-150.00|-100.00|CO45=-20.00|PR1=-30.00>A7
CLAIM|ICN-4|${CLAIM}|2|240.00|200.00
LINE|1|30.00|25.00|PR2=5.00>A7
LINE|2|80.00|80.00
LINE|3|130.00|95.00|CO45=15.00|PR1=20.00>A7
PLB|FB|-10.00|TRACE-4`

/** Its next payment, for another claim, less the 10.00. */
const REMITTANCE_5 = `REMIT|P2|TRACE-5|2026-04-10|USD|90.00
CLAIM|ICN-5|${OTHER_CLAIM}|1|100.00|100.00
LINE|1|100.00|100.00
PLB|FB|10.00|TRACE-4`

export const REMITTANCES = [REMITTANCE_1, REMITTANCE_2, REMITTANCE_3, REMITTANCE_4, REMITTANCE_5]

const actor = 'story'

export function remit(companyId: number, text: string) {
  const readerCode = 'claims.remittance'
  return new ReceiveMessage().execute({ companyId, readerCode, text, receivedBy: actor })
}

async function accountId(companyId: number, number: string) {
  const row = await db.from('accounts').where({ company_id: companyId, number }).firstOrFail()
  return Number(row.id)
}

/** What the person is told; null when nothing is owed. */
export async function statement(companyId: number, issuedOn: string) {
  const order = {
    ...{ companyId, accountId: await accountId(companyId, PARTIES.person), issuedOn },
    ...{ key: `statement-${issuedOn}`, actor },
  }
  const made = await new IssueStatement().execute(order)
  if (made === null) return null
  const form = { companyId, documentId: made.documentId, channelCode: 'claims.statement' }
  const { text } = await new WriteDocumentForm().execute(form)
  return text
}

async function pay(companyId: number) {
  return new RecordPayment().execute({
    ...{ companyId, key: 'card-1', actor, postedOn: '2026-03-01' },
    ...{ accountId: await accountId(companyId, PARTIES.person), amountMinor: 4000n },
    ...{ receivedOn: '2026-03-01', method: 'card', reference: 'Statement STM-2026-000001' },
  })
}

/** Settles what the person owes for lines 1 and 3, as it stood when the statement was made. */
async function settle(companyId: number, key: string, amounts: readonly [bigint, bigint]) {
  const { paymentId } = await pay(companyId)
  const person = await accountId(companyId, PARTIES.person)
  const items = []
  for (const [index, line] of [1, 3].entries()) {
    const row = await db
      .from('open_items')
      .where({ company_id: companyId, account_id: person, origin_line: line })
      .where('amount_minor', Number(amounts[index]))
      .orderBy('id', 'desc')
      .firstOrFail()
    items.push({ itemId: Number(row.id), amountMinor: amounts[index] })
  }
  const order = { companyId, key, actor, postedOn: '2026-03-01' }
  await new AllocatePayment().execute({ ...order, paymentId, items })
}

async function refund(companyId: number) {
  const { paymentId } = await pay(companyId)
  await new Refund().execute({
    ...{ companyId, key: 'refund-1', actor, postedOn: '2026-04-01' },
    ...{ source: { kind: 'payment', id: paymentId }, amountMinor: 1500n, reference: 'Overpaid' },
  })
}

/** The story after the claims were issued, step by step; each may be told again. */
export const STEPS: readonly ((companyId: number) => Promise<unknown>)[] = [
  (id) => remit(id, REMITTANCES[0]),
  (id) => remit(id, REMITTANCES[1]),
  (id) => statement(id, '2026-02-25'),
  (id) => pay(id),
  (id) => settle(id, 'settle-1', [1000n, 3000n]),
  (id) => remit(id, REMITTANCES[2]),
  (id) => remit(id, REMITTANCES[3]),
  (id) => statement(id, '2026-03-25'),
  (id) => settle(id, 'settle-2', [500n, 2000n]),
  (id) => refund(id),
  (id) => remit(id, REMITTANCES[4]),
]
