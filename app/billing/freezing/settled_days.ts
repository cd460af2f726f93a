import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addMonths } from '#kernel/calendar_date'
import type { LocalPeriod } from '#kernel/period'
import { isCalendar } from '#app/catalog/period_source'
import { SETTLED_MONTHS } from '#app/billing/bill_run'
import type { ChunkParts } from '#app/billing/freezing/load_settled'

/**
 * The days that are settled of subscriptions whose periods have a source, by '<subscription>:<charge
 * key>': their periods need not come in order, so the last settled day does not say what is missing.
 */
export async function loadSettledDays(
  client: QueryClientContract,
  { run, subscriptions, versions }: ChunkParts
): Promise<Map<string, LocalPeriod[]>> {
  const sourced = [...subscriptions.values()].flat().filter(({ planVersionIds }) => {
    return planVersionIds.some((id) => !isCalendar(versions.get(id)!.periodSource))
  })
  if (sourced.length === 0) return new Map()
  const rows = await client
    .from('obligations')
    .where('company_id', run.companyId)
    .where('source_kind', 'subscription')
    .whereIn(
      'source_id',
      sourced.map(({ id }) => id)
    )
    .where('voided_id', 0)
    .where('ends_on', '>', lookedBackTo(run.dueOn))
    .orderBy('starts_on')
    .select('source_id', 'charge_key', 'starts_on', 'ends_on')
  const byCharge = Map.groupBy(rows, (row) => `${row.source_id}:${row.charge_key}`)
  return new Map(
    [...byCharge].map(([key, own]) => [
      key,
      own.map((row) => ({ startsOn: String(row.starts_on), endsOn: String(row.ends_on) })),
    ])
  )
}

/** Periods that ended before this day are left alone once something was settled behind them. */
export function lookedBackTo(dueOn: string): string {
  return addMonths(dueOn, -SETTLED_MONTHS)
}

/** What is left of a period without the days that are settled, in order. */
export function unsettledOf(period: LocalPeriod, settled: readonly LocalPeriod[]): LocalPeriod[] {
  const left: LocalPeriod[] = []
  let reached = period.startsOn
  for (const { startsOn, endsOn } of settled) {
    if (endsOn <= reached || startsOn >= period.endsOn) continue
    if (startsOn > reached) left.push({ startsOn: reached, endsOn: startsOn })
    reached = endsOn
  }
  if (reached < period.endsOn) left.push({ startsOn: reached, endsOn: period.endsOn })
  return left
}
