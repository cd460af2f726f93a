import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { parseRational } from '#kernel/rational'
import type { Accumulators } from '#sdk/rating'
import type { FrozenRow } from '#app/measurement/measuring/frozen_row'
import { contentOf } from '#app/measurement/measuring/measure_period'

/** What was frozen last for a period of a pool. */
export interface LastRun {
  readonly id: number
  readonly generation: number
  readonly inputHash: Buffer
  readonly factsAt: number
  readonly opening: Accumulators
  readonly closing: Accumulators
}

/** The last generation of each period of a pool, by first day: one query. */
export async function loadLastRuns(
  client: QueryClientContract,
  poolId: number
): Promise<Map<string, LastRun>> {
  const rows = await client
    .from('measurement_runs')
    .where('pool_id', poolId)
    .orderBy('generation')
    .select('id', 'starts_on', 'generation', 'input_hash', 'facts_at', 'opening', 'closing')
  return new Map(rows.map((row) => [row.starts_on, lastRunOf(row)]))
}

function lastRunOf(row: Record<string, any>): LastRun {
  return {
    id: Number(row.id),
    generation: Number(row.generation),
    inputHash: Buffer.from(row.input_hash),
    factsAt: Number(row.facts_at),
    opening: JSON.parse(row.opening),
    closing: JSON.parse(row.closing),
  }
}

/** The last word on each service, code and first day of a period of a pool, by those. */
export async function loadFrozenRows(
  client: QueryClientContract,
  poolId: number,
  startsOn: string
): Promise<Map<string, FrozenRow>> {
  const rows = await client
    .from('measured_quantities as q')
    .join('measurement_runs as r', 'r.id', 'q.run_id')
    .where('r.pool_id', poolId)
    .where('r.starts_on', startsOn)
    .orderBy('q.generation')
    .select('q.owner_id', 'q.code', 'q.starts_on', 'q.ends_on', 'q.quantity', 'q.quality')
    .select('q.unit', 'q.scale', 'q.state')
  const latest = rows.map((row): FrozenRow => {
    return {
      serviceId: Number(row.owner_id),
      kind: { code: row.code, unit: row.unit, scale: Number(row.scale) },
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      quantity: parseRational(row.quantity),
      quality: row.quality,
      isGone: row.state === 'gone',
      certificate: {},
    }
  })
  return new Map(latest.map((row) => [rowKey(row), row]))
}

export function rowKey({ serviceId, kind, startsOn }: FrozenRow): string {
  return `${serviceId} ${kind.code} ${startsOn}`
}

export function isSameRow(left: FrozenRow, right: FrozenRow): boolean {
  return left.isGone === right.isGone && contentOf(left).join(' ') === contentOf(right).join(' ')
}
