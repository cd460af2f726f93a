import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addMonths } from '#kernel/calendar_date'
import { loadQuantities } from '#app/measurement/queries/load_quantities'
import { waitingPools } from '#app/measurement/queries/waiting_pools'
import { MONTHS_LOOKED_BACK } from '#app/billing/bill_run'
import { isCalendar } from '#app/catalog/period_source'
import { marksOf } from '#app/billing/freezing/load_periods'
import type { ChunkData } from '#app/billing/freezing/chunk_data'
import type { ChunkParts } from '#app/billing/freezing/load_settled'

/**
 * The frozen quantities of a chunk's services, and which of them have to wait for more. Nothing is
 * read for plans whose charges read no quantity and whose periods go by none.
 */
export async function loadMeasured(
  client: QueryClientContract,
  { run, subscriptions, versions }: ChunkParts
): Promise<Pick<ChunkData, 'quantities' | 'waiting'>> {
  const reading = new Set(
    [...versions.values()]
      .filter(({ charges, periodSource }) => {
        const isRead = charges.some(({ reads }) => reads.some(isQuantity))
        return isRead || (!isCalendar(periodSource) && marksOf(periodSource)?.kind === 'quantity')
      })
      .map(({ id }) => id)
  )
  const serviceIds = [...subscriptions.values()].flat().flatMap(({ serviceId, segments }) => {
    const isReader = segments.some(({ planVersionId }) => reading.has(planVersionId))
    return serviceId !== null && isReader ? [serviceId] : []
  })
  if (serviceIds.length === 0) return { quantities: new Map(), waiting: new Map() }
  const { measurementSeq } = run.manifest
  const days = { startsOn: addMonths(run.dueOn, -MONTHS_LOOKED_BACK), endsOn: run.dueOn }
  const asked = { measurementSeq, ...days }
  const quantities = await loadQuantities(client, run.companyId, { serviceIds, ...asked })
  const waiting = await waitingPools(client, run.companyId, serviceIds, asked)
  return {
    quantities: Map.groupBy(quantities, ({ serviceId }) => serviceId),
    waiting: Map.groupBy(waiting, ({ serviceId }) => serviceId),
  }
}

export function isQuantity({ kind }: { readonly kind: string }): boolean {
  return kind === 'quantity'
}
