import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'

export type EndKind = 'committed' | 'released' | 'expired'

/** How a reservation ended. */
export interface ReservationEnd {
  readonly kind: EndKind
  readonly contentHash: Buffer | null
  /** The event that it was committed with. */
  readonly batchId: number | null
  readonly rowNo: number | null
}

export async function findEnd(
  client: QueryClientContract,
  reservationId: number
): Promise<ReservationEnd | null> {
  const row = await client.from('reservation_ends').where('reservation_id', reservationId).first()
  if (!row) return null
  return {
    kind: row.kind,
    contentHash: row.content_hash === null ? null : Buffer.from(row.content_hash),
    batchId: row.batch_id === null ? null : Number(row.batch_id),
    rowNo: row.row_no === null ? null : Number(row.row_no),
  }
}

/** Ends a reservation; its key refuses a second end. It is open no longer. */
export async function writeEnd(
  trx: TransactionClientContract,
  companyId: number,
  reservationId: number,
  { kind, contentHash, batchId, rowNo }: ReservationEnd
): Promise<void> {
  await trx.table('reservation_ends').insert({
    reservation_id: reservationId,
    company_id: companyId,
    kind,
    content_hash: contentHash,
    batch_id: batchId,
    row_no: rowNo,
    recorded_at: clock.now(),
  })
  await trx.from('open_reservations').where('reservation_id', reservationId).delete()
}
