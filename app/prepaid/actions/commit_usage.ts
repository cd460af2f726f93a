import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import { loadCompany } from '#app/companies/queries/load_company'
import { failpoint } from '#app/database/failpoint'
import { sha256 } from '#app/database/hashed_key'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { reservationKey } from '#app/prepaid/actions/reserve_usage'
import { PrepaidException } from '#app/prepaid/exceptions/prepaid_exception'
import { findAccepted, type AcceptedUsage } from '#app/prepaid/rating/accepted_usage'
import { loadPlacer } from '#app/prepaid/rating/load_placer'
import { rateAccepted } from '#app/prepaid/rating/rate_accepted'
import { findEnd, writeEnd, type ReservationEnd } from '#app/prepaid/reserving/end_reservation'
import { findReservation, type Reservation } from '#app/prepaid/reserving/open_reservations'
import { lockWallet } from '#app/prepaid/wallets/wallet'
import { prepareEvents, writePrepared, type PreparedEvents } from '#app/usage/feed/accept_prepared'
import type { ApiEvent } from '#app/usage/feed/api_event'

export interface CommitOrder {
  readonly companyId: number
  /** The key that it was reserved with. */
  readonly key: string
  /** What happened, as a program sends it to the usage feed. */
  readonly event: ApiEvent
  readonly source: string
  readonly actor: string
}

export interface Committed {
  readonly reservationId: number
  readonly amountMinor: bigint
}

/**
 * What was reserved has happened: its event is accepted, rated and debited, and the reservation
 * ends, all in one transaction and once. It may be more than was held, for usage is a fact.
 *
 * Errors: E_ROW_NOT_FOUND, E_RESERVATION_ENDED, E_KEY_USED when it was committed with another event,
 * E_OTHER_SERVICE, E_EVENT_REFUSED and E_NOT_RATED.
 */
export class CommitUsage {
  async execute(order: CommitOrder): Promise<Committed> {
    const { companyId, source, actor, event } = order
    const client = db.connection()
    const reservation = await findReservation(client, reservationKey(companyId, order.key))
    if (reservation === null) throw PrepaidException.unknown(order.key)
    if (event.action !== undefined) throw PrepaidException.refused(`"${event.action}" is no usage`)
    const contentHash = sha256(canonicalJson({ source, event } as never))
    const known = await committed(client, reservation, contentHash)
    if (known !== null) return known
    const company = await loadCompany(client, companyId)
    const sent = { company, source, events: [event], startedBy: actor }
    const prepared = await prepareEvents(sent)
    const made = await unitOfWork(async (work) => {
      await lockWallet(work.trx, companyId, reservation.accountId)
      const meanwhile = await committed(work.trx, reservation, contentHash)
      if (meanwhile !== null) return meanwhile
      return this.#commit(work, reservation, prepared, contentHash)
    })
    failpoint('usage_committed')
    return made
  }

  async #commit(
    work: UnitOfWork,
    reservation: Reservation,
    prepared: PreparedEvents,
    contentHash: Buffer
  ): Promise<Committed> {
    const { trx } = work
    const companyId = prepared.company.id
    const { batchId, rowNo } = await accept(work, prepared)
    const usage = await findAccepted(trx, batchId, rowNo)
    await assertStands(trx, usage)
    if (usage.serviceId !== reservation.serviceId) throw PrepaidException.otherService()
    const placer = await loadPlacer(trx, [usage.serviceId])
    const { metric, occurredAt } = usage.event
    const places = placer.places(usage.serviceId, metric, occurredAt)
    if (places.length === 0) throw PrepaidException.notPrepaid(metric)
    const rated = await rateAccepted(trx, companyId, places, usage)
    if (rated.type === 'unrated') throw PrepaidException.notRated(rated.reason)
    const end = { kind: 'committed', contentHash, batchId, rowNo } as const
    await writeEnd(trx, companyId, reservation.id, end)
    failpoint('usage_before_commit')
    return { reservationId: reservation.id, amountMinor: rated.amountMinor }
  }
}

/** What an earlier commit with the same event came to; null when the reservation is open. */
async function committed(
  client: QueryClientContract,
  { id }: Reservation,
  contentHash: Buffer
): Promise<Committed | null> {
  const end = await findEnd(client, id)
  if (end === null) return null
  if (end.kind !== 'committed') throw PrepaidException.ended(end.kind)
  if (!end.contentHash!.equals(contentHash)) throw PrepaidException.keyUsed('event')
  return { reservationId: id, amountMinor: await amountOf(client, end) }
}

async function amountOf(client: QueryClientContract, { batchId, rowNo }: ReservationEnd) {
  const row = await client
    .from('rated_events')
    .where({ batch_id: batchId, row_no: rowNo })
    .sum('amount_minor as minor')
    .firstOrFail()
  return BigInt(row.minor ?? 0)
}

/** An event that came before by another way may have been taken out since. */
async function assertStands(client: QueryClientContract, { batchId, rowNo }: AcceptedUsage) {
  const change = await client
    .from('usage_changes')
    .where({ batch_id: batchId, row_no: rowNo })
    .first()
  if (change) throw PrepaidException.refused(`it was ${change.kind}`)
}

/** The event's place: as it was written now, or as it had come before by another way. */
async function accept(work: UnitOfWork, prepared: PreparedEvents) {
  const { answer, number } = await writePrepared(work, prepared)
  const [{ status, reason, detail }] = answer.results
  if (status !== 'accepted' && status !== 'duplicate') {
    throw PrepaidException.refused(`${reason ?? status}${detail === null ? '' : `, ${detail}`}`)
  }
  await number()
  const key = await work.trx
    .from('usage_keys')
    .where('event_key', prepared.keyed.keys[0])
    .select('batch_id', 'row_no')
    .firstOrFail()
  return { batchId: Number(key.batch_id), rowNo: Number(key.row_no) }
}
