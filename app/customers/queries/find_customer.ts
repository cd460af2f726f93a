import db from '@adonisjs/lucid/services/db'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { loadCustomerRows, type CustomerRow } from '#app/customers/queries/list_customers'

/** A customer of the company. Errors: E_ROW_NOT_FOUND (404), for those of other companies too. */
export default class FindCustomer {
  async execute(companyId: number, id: number): Promise<CustomerRow> {
    const [customer] = await loadCustomerRows(db.connection(), [id], { companyId })
    if (!customer) throw new NotFoundException('customer', id)
    return customer
  }
}
