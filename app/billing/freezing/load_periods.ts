import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addMonths } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import type { PeriodMarks } from '#sdk/periods'
import type { PlanVersion } from '#app/catalog/charge'
import { isCalendar, type PeriodSourceUse } from '#app/catalog/period_source'
import { MONTHS_LOOKED_BACK } from '#app/billing/bill_run'
import { ChargePeriods } from '#app/billing/freezing/charge_periods'
import type { ChunkData } from '#app/billing/freezing/chunk_data'
import type { ChunkParts } from '#app/billing/freezing/load_settled'
import { loadPeriodFacts } from '#app/periods/load_period_facts'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { loadMeterEvents } from '#app/usage/queries/load_meter_events'

/** How far ahead of a run the end of a period that has begun may lie. */
const MONTHS_AHEAD = 36
/** Events that end periods, of all services of a chunk. */
const MARKS_AT_ONCE = 200_000

/** What the periods of a chunk are found from. Nothing is read when all are of the calendar. */
export async function loadPeriods(
  client: QueryClientContract,
  parts: ChunkParts,
  quantities: ChunkData['quantities']
): Promise<ChargePeriods> {
  const { run, versions } = parts
  const sourced = [...versions.values()].filter((version) => !isCalendar(version.periodSource))
  if (sourced.length === 0) return new ChargePeriods()
  const asked = {
    startsOn: addMonths(run.dueOn, -MONTHS_LOOKED_BACK),
    endsOn: addMonths(run.dueOn, MONTHS_AHEAD),
  }
  const asOf = { companyId: run.companyId, recordedAt: run.manifest.recordedAt }
  const uses = sourced.map((version) => version.periodSource)
  const facts = await loadPeriodFacts(client, asOf, uses, asked)
  const events = await loadMarkedEvents(client, parts, sourced, asked)
  return new ChargePeriods({ facts, events, quantities, asked })
}

async function loadMarkedEvents(
  client: QueryClientContract,
  { run, subscriptions }: ChunkParts,
  sourced: readonly PlanVersion[],
  asked: { readonly startsOn: string }
) {
  const byUsage = sourced.filter(({ periodSource }) => marksOf(periodSource)?.kind === 'usage')
  const ids = new Set(byUsage.map(({ id }) => id))
  const serviceIds = [...subscriptions.values()].flat().flatMap(({ serviceId, planVersionIds }) => {
    return serviceId !== null && planVersionIds.some((id) => ids.has(id)) ? [serviceId] : []
  })
  const metrics = byUsage.flatMap(({ periodSource }) => {
    const marks = marksOf(periodSource)
    return marks?.kind === 'usage' ? marks.metrics : []
  })
  return loadMeterEvents(client, {
    companyId: run.companyId,
    serviceIds: [...new Set(serviceIds)],
    from: startOfLocalDay('UTC', asked.startsOn),
    to: startOfLocalDay('UTC', addMonths(run.dueOn, 1)),
    batchSeq: run.manifest.batchSeq,
    only: { metrics: [...new Set(metrics)], maximum: MARKS_AT_ONCE },
  })
}

/** What a source goes by; one that fails says so when its periods are asked for. */
export function marksOf({ code, revision, terms }: PeriodSourceUse): PeriodMarks | null {
  try {
    return pluginHost().periodSource(code, revision).marks(terms)
  } catch {
    return null
  }
}
