import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'

/** The day it is in a zone for a company: a sandbox stands on a day of its own. */
export async function todayAt(
  client: QueryClientContract,
  companyId: number,
  timeZone: string
): Promise<string> {
  const row = await client.from('companies').where('id', companyId).select('clock_on').first()
  return clock.todayOf({ timeZone, clockOn: row?.clock_on ?? null })
}
