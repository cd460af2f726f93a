import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#kernel/calendar_date'

export interface InvoicedMonth {
  /** First day of the month. */
  readonly month: string
  readonly currency: string
  readonly documents: number
  readonly netMinor: bigint
  readonly grossMinor: bigint
}

interface Remembered {
  readonly signature: string
  readonly months: readonly InvoicedMonth[]
}

/**
 * What was invoiced in each month, from issued documents alone. A month is added up once and remembered
 * until a number is taken from a series of its year, because nothing issued ever changes.
 */
export default class InvoicedMonths {
  static readonly #remembered = new Map<string, Remembered>()

  /** Months from the one of `firstDay` on, `count` of them; months without documents are left out. */
  async execute(companyId: number, firstDay: string, count: number): Promise<InvoicedMonth[]> {
    const signatures = await this.#signatures(companyId)
    const found: InvoicedMonth[] = []
    for (let index = 0; index < count; index++) {
      const month = addMonths(firstDay, index)
      const signature = signatures.get(month.slice(0, 4)) ?? ''
      const key = `${companyId}:${month}`
      let known = InvoicedMonths.#remembered.get(key)
      if (known?.signature !== signature) {
        known = { signature, months: signature ? await this.#month(companyId, month) : [] }
        InvoicedMonths.#remembered.set(key, known)
      }
      found.push(...known.months)
    }
    return found
  }

  /** The next number of every series, by year: it moves when, and only when, a document is issued. */
  async #signatures(companyId: number): Promise<Map<string, string>> {
    const rows = await db
      .from('number_series')
      .where('company_id', companyId)
      .orderBy('id')
      .select('id', 'year', 'next_number')
    const signatures = new Map<string, string>()
    for (const row of rows) {
      const year = String(row.year)
      signatures.set(year, `${signatures.get(year) ?? ''}${row.id}:${row.next_number};`)
    }
    return signatures
  }

  async #month(companyId: number, month: string): Promise<InvoicedMonth[]> {
    const rows = await db
      .from('document_states as s')
      .join('documents as d', 'd.id', 's.document_id')
      .where('s.company_id', companyId)
      .where('s.issued_on', '>=', month)
      .where('s.issued_on', '<', addMonths(month, 1))
      .groupBy('d.currency')
      .select('d.currency')
      .count('* as documents')
      .sum('d.net_minor as net')
      .sum('d.gross_minor as gross')
    return rows.map((row) => ({
      month,
      currency: row.currency,
      documents: Number(row.documents),
      netMinor: BigInt(row.net),
      grossMinor: BigInt(row.gross),
    }))
  }
}
