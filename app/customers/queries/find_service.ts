import db from '@adonisjs/lucid/services/db'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { loadServiceRows, type ServiceRow } from '#app/customers/queries/list_services'

/** A service of the company. Errors: E_ROW_NOT_FOUND (404), for those of other companies too. */
export default class FindService {
  async execute(companyId: number, id: number): Promise<ServiceRow> {
    const [service] = await loadServiceRows(db.connection(), [id], { companyId })
    if (!service) throw new NotFoundException('service', id)
    return service
  }
}
