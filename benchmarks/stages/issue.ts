import { BillCompany } from '#app/billing/actions/bill_company'
import { measure } from '#benchmarks/measure'
import type { StageRequest } from '#benchmarks/stage_request'

/** Invoices a second of a live run: planned, rated, frozen, numbered, posted. */
export default function issue({ companyId, dueOn }: StageRequest) {
  return measure(async () => {
    const order = { companyId, dueOn, kind: 'live', startedBy: 'bench' } as const
    const result = await new BillCompany().execute(order)
    if (result.state !== 'finished') throw new Error(`The run ended ${result.state}`)
    const note = `${result.documents} invoices, ${result.parked} parked, ${result.accounts} accounts`
    return { count: result.documents, note }
  })
}
