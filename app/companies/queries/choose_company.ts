import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'

/** The company a command works for: the one that is named, or the only one there is. */
export async function chooseCompany(id?: number): Promise<number> {
  const query = db.from('companies').orderBy('id').limit(2).select('id')
  if (id !== undefined) query.where('id', id)
  const companies = await query
  if (companies.length === 1) {
    return Number(companies[0].id)
  }
  throw new Exception(
    companies.length === 0
      ? 'There is no such company.'
      : 'There are several companies: name one with --company=ID.',
    { code: 'E_COMPANY_UNCLEAR', status: 422 }
  )
}
