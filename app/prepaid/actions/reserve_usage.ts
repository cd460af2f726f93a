import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import { clock } from '#app/database/clock'
import { failpoint } from '#app/database/failpoint'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { hashedKey, sha256 } from '#app/database/hashed_key'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { BalanceTooLowException, PrepaidException } from '#app/prepaid/exceptions/prepaid_exception'
import { loadPlacer } from '#app/prepaid/rating/load_placer'
import { Holds, possibleQuantity } from '#app/prepaid/reserving/holds'
import {
  findReservation,
  MAX_OPEN_RESERVATIONS,
  openReservations,
  type AskedUsage,
} from '#app/prepaid/reserving/open_reservations'
import { lockWallet } from '#app/prepaid/wallets/wallet'
import { loadWalletMoney } from '#app/prepaid/wallets/wallet_money'

export interface ReserveOrder extends AskedUsage {
  readonly companyId: number
  /** The caller's own id for it: the same key with the same content is the same reservation. */
  readonly key: string
  /** Epoch milliseconds: from then on it holds nothing. */
  readonly expiresAt: number
  readonly actor: string
}

export interface Reserved {
  readonly reservationId: number
  readonly holdMinor: bigint
  readonly expiresAt: number
}

/** What a reservation is known by; ends name it the same way. */
export function reservationKey(companyId: number, key: string): Buffer {
  return hashedKey(companyId, 'reservation', key)
}

/**
 * Holds what usage would cost that is about to happen, if there is enough for it beside all that is
 * held already. Usage that costs nothing, because units are included, needs no balance.
 *
 * Errors: E_BALANCE_TOO_LOW with what is available, E_NOT_PREPAID, E_NOT_RATED, E_KEY_USED,
 * E_TOO_MANY_RESERVATIONS, E_QUANTITY.
 */
export class ReserveUsage {
  async execute(order: ReserveOrder): Promise<Reserved> {
    const { quantity } = order
    if (!Number.isSafeInteger(quantity) || quantity < 1) throw PrepaidException.noQuantity(quantity)
    return unitOfWork((work) => this.#reserve(work, order))
  }

  async #reserve(work: UnitOfWork, order: ReserveOrder): Promise<Reserved> {
    const { trx } = work
    const { companyId } = order
    const wallet = await lockWallet(trx, companyId, await accountOf(trx, order))
    const key = reservationKey(companyId, order.key)
    const contentHash = hashOf(order)
    const known = await findReservation(trx, key)
    if (known !== null) {
      if (!known.contentHash.equals(contentHash)) throw PrepaidException.keyUsed('reservation')
      const { id, holdMinor, expiresAt } = known
      return { reservationId: id, holdMinor, expiresAt }
    }
    const open = await openReservations(trx, wallet.accountId)
    if (open.length === MAX_OPEN_RESERVATIONS) {
      throw PrepaidException.tooManyOpen(MAX_OPEN_RESERVATIONS)
    }
    const money = await loadWalletMoney(trx, wallet.id, clock.todayOf(wallet))
    const holds = await Holds.of(trx, companyId, [...open, order])
    let availableMinor = money.usableMinor
    for (const one of open) availableMinor -= await holds.add(one)
    const holdMinor = await holds.cost(order)
    if (holdMinor > 0n && holdMinor > availableMinor) {
      const possible = await possibleQuantity(holds, order, availableMinor)
      throw new BalanceTooLowException(holdMinor, availableMinor, possible, wallet.currency)
    }
    const { serviceId, metric, occursAt, quantity, dimension, attributes, expiresAt } = order
    const [id] = await trx.table('reservations').insert({
      company_id: companyId,
      account_id: wallet.accountId,
      service_id: serviceId,
      reservation_key: key,
      content_hash: contentHash,
      metric,
      occurs_at: occursAt,
      quantity,
      dimension,
      attributes: attributes === null ? null : canonicalJson(attributes as never),
      hold_minor: Number(holdMinor),
      expires_at: expiresAt,
      actor: order.actor,
      recorded_at: clock.now(),
    })
    const reservationId = Number(id)
    await trx.table('open_reservations').insert({
      reservation_id: reservationId,
      company_id: companyId,
      account_id: wallet.accountId,
      expires_at: expiresAt,
    })
    failpoint('reserve_before_commit')
    return { reservationId, holdMinor, expiresAt }
  }
}

function hashOf({ serviceId, metric, occursAt, quantity, ...order }: ReserveOrder): Buffer {
  const { dimension, attributes, expiresAt } = order
  const said = { serviceId, metric, occursAt, quantity, dimension, attributes, expiresAt }
  return sha256(canonicalJson(said as never))
}

/** Whose balance pays for the usage. Errors: E_ROW_NOT_FOUND, E_NOT_PREPAID. */
async function accountOf(
  trx: TransactionClientContract,
  { companyId, serviceId, metric, occursAt }: ReserveOrder
): Promise<number> {
  const service = await trx.from('services').where({ id: serviceId, company_id: companyId }).first()
  if (!service) throw new NotFoundException('service', serviceId)
  const placer = await loadPlacer(trx, [serviceId])
  const accounts = placer
    .places(serviceId, metric, occursAt)
    .map(({ subscription }) => subscription.accountId)
  if (new Set(accounts).size !== 1) throw PrepaidException.notPrepaid(metric)
  return accounts[0]
}
