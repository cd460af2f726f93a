import db from '@adonisjs/lucid/services/db'
import { theCompany } from '#app/companies/queries/the_company'
import { parseLocalDate } from '#app/billing/parse_local_date'
import { clock } from '#app/database/clock'
import type { RunKind } from '#app/billing/bill_run'
import { ProcessRun } from '#app/billing/actions/process_run'
import { StartBillRun } from '#app/billing/actions/start_bill_run'
import { runProgress, runResult, type RunProgress } from '#app/billing/queries/run_result'

export interface BillCompanyInput {
  readonly companyId?: number
  readonly dueOn?: string
  readonly issuedOn?: string
  readonly kind: RunKind
  readonly startedBy: string
  readonly onProgress?: (progress: RunProgress) => void
}

/** One call for the command line and the demo: start or resume a run, and see it to its end. */
export class BillCompany {
  async execute(input: BillCompanyInput) {
    const company = await theCompany(input.companyId)
    const dueOn = parseLocalDate(input.dueOn ?? clock.todayOf(company), 'due')
    const issuedOn = parseLocalDate(input.issuedOn ?? dueOn, 'issued')
    const { kind, startedBy } = input
    const companyId = company.id
    const order = { companyId, kind, dueOn, issuedOn, startedBy }
    const runId = (await this.#interrupted(order)) ?? (await new StartBillRun().execute(order))
    await new ProcessRun().execute(runId, async () => {
      if (input.onProgress) input.onProgress(await runProgress(db.connection(), runId))
    })
    return runResult(db.connection(), runId)
  }

  async #interrupted(order: { companyId: number; kind: string; dueOn: string; issuedOn: string }) {
    const row = await db
      .from('bill_runs')
      .where({
        company_id: order.companyId,
        kind: order.kind,
        due_on: order.dueOn,
        issued_on: order.issuedOn,
      })
      .whereIn('state', ['freezing', 'issuing'])
      .orderBy('id', 'desc')
      .select('id')
      .first()
    return row ? Number(row.id) : null
  }
}
