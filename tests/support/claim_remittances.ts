import { ReceiveMessage } from '#app/integrations/inbound/actions/receive_message'

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

export function remit(companyId: number, text: string) {
  const readerCode = 'claims.remittance'
  return new ReceiveMessage().execute({ companyId, readerCode, text, receivedBy: 'test' })
}
