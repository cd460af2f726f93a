import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import type { JsonObject } from '#sdk/json'

/** Usage that a program wants to allow, before it happens. */
export interface AskedUsage {
  readonly serviceId: number
  readonly metric: string
  /** Epoch seconds. */
  readonly occursAt: number
  /** Whole base units of the metric. */
  readonly quantity: number
  readonly dimension: string
  readonly attributes: JsonObject | null
}

export interface Reservation extends AskedUsage {
  readonly id: number
  readonly accountId: number
  readonly holdMinor: bigint
  /** Epoch milliseconds. */
  readonly expiresAt: number
  readonly contentHash: Buffer
}

/** An account has no more than this many at once: each new one is rated behind all of them. */
export const MAX_OPEN_RESERVATIONS = 100

/** The reservations of an account that hold money now, in the order in which they were made. */
export async function openReservations(
  client: QueryClientContract,
  accountId: number
): Promise<Reservation[]> {
  const rows = await client
    .from('open_reservations as open')
    .join('reservations', 'reservations.id', 'open.reservation_id')
    .where('open.account_id', accountId)
    .where('open.expires_at', '>', clock.now())
    .orderBy('reservations.id')
    .limit(MAX_OPEN_RESERVATIONS)
    .select('reservations.*')
  return rows.map(reservationOf)
}

export async function findReservation(
  client: QueryClientContract,
  key: Buffer
): Promise<Reservation | null> {
  const row = await client.from('reservations').where('reservation_key', key).first()
  return row ? reservationOf(row) : null
}

function reservationOf(row: Record<string, any>): Reservation {
  return {
    id: Number(row.id),
    accountId: Number(row.account_id),
    serviceId: Number(row.service_id),
    metric: row.metric,
    occursAt: Number(row.occurs_at),
    quantity: Number(row.quantity),
    dimension: row.dimension,
    attributes: row.attributes === null ? null : JSON.parse(row.attributes),
    holdMinor: BigInt(row.hold_minor),
    expiresAt: Number(row.expires_at),
    contentHash: Buffer.from(row.content_hash),
  }
}
