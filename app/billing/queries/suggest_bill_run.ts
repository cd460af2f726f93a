import db from '@adonisjs/lucid/services/db'
import { readInteger } from '#app/database/paging/list_values'
import { listContext, type ListCompany } from '#app/database/paging/read_list'

export interface BillRunSuggestion {
  readonly kind: 'preview' | 'live'
  readonly dueOn: string
  readonly issuedOn: string
  readonly accounts: number
  /** The preview whose dates are taken over. */
  readonly previewId: number | null
}

/** What the form for a new run starts with: today, or the dates of the preview one has looked at. */
export default class SuggestBillRun {
  async execute(company: ListCompany, preview: unknown): Promise<BillRunSuggestion> {
    const { today } = listContext(company)
    const counted = await db
      .from('accounts')
      .where('company_id', company.id)
      .count('* as total')
      .firstOrFail()
    const accounts = Number(counted.total)
    const previewId = typeof preview === 'string' ? readInteger(preview, 1) : null
    const run = previewId && (await this.#preview(company.id, previewId))
    return run
      ? { kind: 'live', dueOn: run.due_on, issuedOn: run.issued_on, accounts, previewId }
      : { kind: 'preview', dueOn: today, issuedOn: today, accounts, previewId: null }
  }

  #preview(companyId: number, id: number) {
    return db
      .from('bill_runs')
      .where({ company_id: companyId, id, kind: 'preview', state: 'finished' })
      .select('due_on', 'issued_on')
      .first()
  }
}
