import db from '@adonisjs/lucid/services/db'
import { ExpireGrants } from '#app/prepaid/actions/expire_grants'
import { ExpireReservations } from '#app/prepaid/actions/expire_reservations'
import { WatchWallets } from '#app/prepaid/actions/watch_wallets'
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
  for (const companyId of await walletCompanies()) {
    await new ExpireGrants().execute(companyId, 'system')
  }
}

/** Whoever has a wallet with less than it should have is told, once. */
export async function watchWallets(): Promise<void> {
  for (const companyId of await walletCompanies()) await new WatchWallets().execute(companyId)
}

async function walletCompanies(): Promise<number[]> {
  const rows = await db.from('wallets').distinct('company_id')
  return rows.map((row) => Number(row.company_id))
}

async function prepaidCompanies(): Promise<number[]> {
  const rows = await db.from('charges').where('recording', 'on_accept').distinct('company_id')
  return rows.map((row) => Number(row.company_id))
}
