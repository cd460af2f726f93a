import { Exception } from '@adonisjs/core/exceptions'
import db from '@adonisjs/lucid/services/db'
import type { BillingCompany } from '#app/companies/company'
import { loadCompany } from '#app/companies/queries/load_company'

/**
 * The company a command means: the named one, or the only one there is.
 * Errors: E_COMPANY_UNCLEAR when there is none, or several and none is named.
 */
export async function theCompany(id?: number): Promise<BillingCompany> {
  const query = db.from('companies').orderBy('id').limit(2).select('id')
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
  return loadCompany(db.connection(), Number(companies[0].id))
}
