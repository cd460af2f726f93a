import db from '@adonisjs/lucid/services/db'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'

/** What a discount has to know of an account. Errors: E_ROW_NOT_FOUND. */
export class FindAccountRow {
  async execute(companyId: number, id: number) {
    const row = await db.from('accounts').where({ company_id: companyId, id }).first()
    if (!row) throw new NotFoundException('account', id)
    return { currency: String(row.currency), timeZone: String(row.time_zone) }
  }
}
