import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
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
    const company = await this.#company(input.companyId)
    const dueOn = parseLocalDate(input.dueOn ?? clock.today(company.time_zone), 'due')
    const issuedOn = parseLocalDate(input.issuedOn ?? dueOn, 'issued')
    const { kind, startedBy } = input
    const companyId = Number(company.id)
    const order = { companyId, kind, dueOn, issuedOn, startedBy }
    const runId = (await this.#interrupted(order)) ?? (await new StartBillRun().execute(order))
    await new ProcessRun().execute(runId, async () => {
      if (input.onProgress) input.onProgress(await runProgress(db.connection(), runId))
    })
    return runResult(db.connection(), runId)
  }

  async #company(id?: number) {
    const query = db.from('companies').orderBy('id').limit(2)
    if (id !== undefined) query.where('id', id)
    const companies = await query
    if (companies.length !== 1) {
      throw new Exception(
        companies.length === 0
          ? 'There is no such company'
          : 'There are several companies: name one with --company=ID',
        { code: 'E_COMPANY_UNCLEAR', status: 422 }
      )
    }
    return companies[0]
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
