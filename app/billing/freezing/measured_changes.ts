import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { BillRun } from '#app/billing/bill_run'
import type { SettledRow } from '#app/billing/freezing/load_late_spans'
import { loadMeasuredChanges, type FrozenQuantity } from '#app/measurement/queries/load_quantities'

/** New generations of quantities, by service, for settled obligations that were computed from older ones. */
export async function measuredChanges(
  client: QueryClientContract,
  run: BillRun,
  settled: readonly SettledRow[]
): Promise<Map<number, FrozenQuantity[]>> {
  const readers = settled.filter((row) => row.service_id !== null && quantitiesRead(row).length > 0)
  if (readers.length === 0) return new Map()
  const changes = await loadMeasuredChanges(client, run.companyId, {
    serviceIds: [...new Set(readers.map((row) => Number(row.service_id)))],
    afterSeq: Math.min(...readers.map((row) => Number(row.measurement_seq))),
    upToSeq: run.manifest.measurementSeq,
  })
  return Map.groupBy(changes, ({ serviceId }) => serviceId)
}

/** Whether a settled obligation reads a quantity that got a new generation since. */
export function isMeasuredAgain(
  row: SettledRow,
  changes: ReadonlyMap<number, readonly FrozenQuantity[]>
): boolean {
  const codes = quantitiesRead(row)
  if (codes.length === 0) return false
  return (changes.get(Number(row.service_id)) ?? []).some(
    ({ code, seq, startsOn, endsOn }) =>
      codes.includes(code) &&
      seq > Number(row.measurement_seq) &&
      startsOn < row.ends_on &&
      endsOn > row.starts_on
  )
}

function quantitiesRead({ charge }: SettledRow): string[] {
  return charge.reads.flatMap((read) => (read.kind === 'quantity' ? [read.code] : []))
}
