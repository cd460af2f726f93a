import db from '@adonisjs/lucid/services/db'
import { ExpireGrants } from '#app/prepaid/actions/expire_grants'
import { ExpireReservations } from '#app/prepaid/actions/expire_reservations'
import { RateAcceptedUsage } from '#app/prepaid/actions/rate_accepted_usage'

/** What a worker does for prepaid usage: what came is rated, reservations that are over are ended. */
export async function keepPrepaid(): Promise<void> {
  for (const companyId of await prepaidCompanies()) {
    await new RateAcceptedUsage().execute(companyId)
    await new ExpireReservations().execute(companyId)
  }
}

/** What is left of grants that expired is written off; nobody can use it meanwhile. */
export async function writeOffGrants(): Promise<void> {
  for (const companyId of await prepaidCompanies()) {
    await new ExpireGrants().execute(companyId, 'system')
  }
}

async function prepaidCompanies(): Promise<number[]> {
  const rows = await db.from('charges').where('recording', 'on_accept').distinct('company_id')
  return rows.map((row) => Number(row.company_id))
}
