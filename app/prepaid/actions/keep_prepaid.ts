import db from '@adonisjs/lucid/services/db'
import { ExpireGrants } from '#app/prepaid/actions/expire_grants'
import { ExpireReservations } from '#app/prepaid/actions/expire_reservations'
import { RateAcceptedUsage } from '#app/prepaid/actions/rate_accepted_usage'

/** What a worker does for prepaid usage: what came is rated, what is over is ended. */
export async function keepPrepaid(): Promise<void> {
  const rows = await db.from('charges').where('recording', 'on_accept').distinct('company_id')
  for (const { company_id: companyId } of rows) {
    await new RateAcceptedUsage().execute(Number(companyId))
    await new ExpireReservations().execute(Number(companyId))
    await new ExpireGrants().execute(Number(companyId), 'system')
  }
}
