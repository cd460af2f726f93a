import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { BillingCompany } from '#app/companies/company'

export async function loadCompany(
  client: QueryClientContract,
  id: number
): Promise<BillingCompany> {
  const row = await client.from('companies').where('id', id).firstOrFail()
  return {
    id: Number(row.id),
    name: row.name,
    legalName: row.legal_name,
    country: row.country,
    currency: row.currency,
    timeZone: row.time_zone,
    clockOn: row.clock_on,
    locale: row.locale,
    taxId: row.tax_id,
    address: JSON.parse(row.address),
    bank: JSON.parse(row.bank),
  }
}
