import db from '@adonisjs/lucid/services/db'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { loadAccountRows, type AccountRow } from '#app/customers/queries/list_accounts'

/** An account of the company. Errors: E_ROW_NOT_FOUND (404), for those of other companies too. */
export default class FindAccount {
  async execute(companyId: number, id: number): Promise<AccountRow> {
    const [account] = await loadAccountRows(db.connection(), [id], { companyId })
    if (!account) throw new NotFoundException('account', id)
    return account
  }
}
