import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** What was measured of one service under one code for some days: the last word on it. */
export interface FrozenQuantity {
  readonly serviceId: number
  readonly code: string
  readonly startsOn: string
  readonly endsOn: string
  readonly generation: number
  /** Number of the generation among all of the company. */
  readonly seq: number
  /** Canonical exact text, in the unit of its code. */
  readonly quantity: string
}

export interface QuantitiesAsked {
  /** Later generations are not seen. */
  readonly measurementSeq: number
  readonly serviceIds: readonly number[]
  /** Days of which something must have been measured; half-open. */
  readonly startsOn: string
  readonly endsOn: string
}

/**
 * The frozen quantities of some services as one manifest sees them: one query. What an earlier
 * generation said and the last one does not is left out: it is nothing.
 */
export async function loadQuantities(
  client: QueryClientContract,
  companyId: number,
  { measurementSeq, serviceIds, startsOn, endsOn }: QuantitiesAsked
): Promise<FrozenQuantity[]> {
  if (serviceIds.length === 0 || measurementSeq === 0) return []
  const rows = await quantitiesOf(client, companyId, serviceIds)
    .where('r.seq', '<=', measurementSeq)
    .where('q.starts_on', '<', endsOn)
    .where('q.ends_on', '>', startsOn)
    .where('q.state', 'said')
    .whereNotExists((newer) => {
      newer
        .from('measured_quantities as n')
        .join('measurement_runs as s', 's.id', 'n.run_id')
        .whereColumn('n.company_id', 'q.company_id')
        .whereColumn('n.owner_kind', 'q.owner_kind')
        .whereColumn('n.owner_id', 'q.owner_id')
        .whereColumn('n.code', 'q.code')
        .whereColumn('n.starts_on', 'q.starts_on')
        .whereColumn('n.generation', '>', 'q.generation')
        .where('s.seq', '<=', measurementSeq)
    })
    .orderBy('q.owner_id')
    .orderBy('q.code')
    .orderBy('q.starts_on')
  return rows.map(quantityOf)
}

export interface MeasuredChangesAsked {
  readonly serviceIds: readonly number[]
  readonly afterSeq: number
  readonly upToSeq: number
}

/**
 * Which services and days got a new generation between two numbers, those included that bear
 * nothing any more (zero): one query.
 */
export async function loadMeasuredChanges(
  client: QueryClientContract,
  companyId: number,
  { serviceIds, afterSeq, upToSeq }: MeasuredChangesAsked
): Promise<FrozenQuantity[]> {
  if (serviceIds.length === 0 || afterSeq >= upToSeq) return []
  const rows = await quantitiesOf(client, companyId, serviceIds)
    .where('r.seq', '>', afterSeq)
    .where('r.seq', '<=', upToSeq)
    .orderBy('r.seq')
    .orderBy('q.owner_id')
    .orderBy('q.code')
    .orderBy('q.starts_on')
  return rows.map(quantityOf)
}

/** The last generation that is numbered: what a manifest that is written now sees. */
export async function lastMeasurementSeq(
  client: QueryClientContract,
  companyId: number
): Promise<number> {
  const last = await client
    .from('measurement_runs')
    .where('company_id', companyId)
    .max('seq as seq')
    .first()
  return Number(last?.seq ?? 0)
}

function quantitiesOf(
  client: QueryClientContract,
  companyId: number,
  serviceIds: readonly number[]
) {
  return client
    .from('measured_quantities as q')
    .join('measurement_runs as r', 'r.id', 'q.run_id')
    .where('q.company_id', companyId)
    .where('q.owner_kind', 'service')
    .whereIn('q.owner_id', [...serviceIds])
    .select('q.owner_id', 'q.code', 'q.starts_on', 'q.ends_on', 'q.generation', 'q.quantity')
    .select('r.seq')
}

function quantityOf(row: Record<string, any>): FrozenQuantity {
  return {
    serviceId: Number(row.owner_id),
    code: row.code,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    generation: Number(row.generation),
    seq: Number(row.seq),
    quantity: row.quantity,
  }
}
