import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { readListState } from '#app/database/paging/list_state'
import { readAllTotals, type ListTotals } from '#app/database/paging/list_totals'
import { listContext, type ListCompany } from '#app/database/paging/read_list'
import { invoiceList } from '#app/invoicing/queries/invoice_list'

export interface OpenAmounts {
  readonly open: ListTotals
  readonly overdue: ListTotals
}

/** How long the figures of a company are shown before they are added up again. */
const FRESH_MS = 15_000

/** What customers owe, and how much of it is overdue. */
export default class ReadOpenAmounts {
  static readonly #remembered = new Map<number, { at: number; amounts: Promise<OpenAmounts> }>()

  execute(company: ListCompany): Promise<OpenAmounts> {
    const now = clock.now()
    const known = ReadOpenAmounts.#remembered.get(company.id)
    if (known && now - known.at < FRESH_MS && now >= known.at) return known.amounts

    const amounts = this.#read(company)
    ReadOpenAmounts.#remembered.set(company.id, { at: now, amounts })
    amounts.catch(() => ReadOpenAmounts.#remembered.delete(company.id))
    return amounts
  }

  async #read(company: ListCompany): Promise<OpenAmounts> {
    const context = listContext(company)
    const total = async (state: string) => {
      const asked = await readListState(invoiceList, { state }, context)
      return readAllTotals(db.connection(), invoiceList, asked, context)
    }
    return { open: await total('open,overdue'), overdue: await total('overdue') }
  }
}
