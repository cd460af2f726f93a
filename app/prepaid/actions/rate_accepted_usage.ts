import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork } from '#app/database/unit_of_work'
import {
  EVENTS_AT_ONCE,
  hasUnrated,
  loadAccepted,
  loadTakenOut,
  ratesOnAccept,
} from '#app/prepaid/rating/accepted_batch'
import type { AcceptedUsage } from '#app/prepaid/rating/accepted_usage'
import { lockCursor, moveCursor, moveWaiting } from '#app/prepaid/rating/cursor'
import { loadPlacer } from '#app/prepaid/rating/load_placer'
import { rateAccepted } from '#app/prepaid/rating/rate_accepted'
import { takeBack } from '#app/prepaid/rating/take_back'
import { loadUnrated, settleUnrated, suspendUnrated } from '#app/prepaid/rating/unrated_usage'
import type { UsagePlace } from '#app/prepaid/rating/usage_place'
import { lockWallet } from '#app/prepaid/wallets/wallet'

/** Transactions of one call; far more than a company has batches. */
const MAX_STEPS = 1_000_000

/** Those that try usage without a price again. */
const MAX_STEPS_WAITING = 50

/**
 * Rates and debits what was accepted since the last time, batch by batch, in transactions of their
 * own: an import is as fast as it was, and one that was interrupted is gone on with. Events that a
 * reservation was committed with are rated already. What waits for a price is tried again, up to 10,000
 * events in one call: the next one goes on behind them.
 */
export class RateAcceptedUsage {
  async execute(companyId: number): Promise<void> {
    const client = db.connection()
    if (!(await ratesOnAccept(client, companyId))) return
    if (!(await hasUnrated(client, companyId))) return
    await this.#tryAgain(companyId)
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      const goesOn = await unitOfWork(({ trx }) => rateNext(trx, companyId))
      failpoint('accepted_rated')
      if (!goesOn) return
    }
  }

  async #tryAgain(companyId: number): Promise<void> {
    for (let steps = 0; steps < MAX_STEPS_WAITING; steps++) {
      const goesOn = await unitOfWork(({ trx }) => rateWaiting(trx, companyId))
      if (!goesOn) return
    }
  }
}

/** What a part of the next batch changes and brings; false when there is no next batch. */
async function rateNext(trx: TransactionClientContract, companyId: number): Promise<boolean> {
  const { batchSeq, rowNo } = await lockCursor(trx, companyId)
  const batch = await trx
    .from('usage_batches')
    .where('company_id', companyId)
    .where('seq', '>', batchSeq)
    .orderBy('seq')
    .select('id', 'seq')
    .first()
  if (!batch) return false
  const seq = Number(batch.seq)
  if (rowNo === 0) {
    for (const takenOut of await loadTakenOut(trx, companyId, seq)) {
      await takeBack(trx, companyId, takenOut)
    }
  }
  const events = await loadAccepted(trx, Number(batch.id), rowNo)
  for (const { usage, places } of await placed(trx, companyId, events)) {
    const acceptance = await rateAccepted(trx, companyId, places, usage)
    if (acceptance.type === 'unrated') {
      await suspendUnrated(trx, companyId, usage, acceptance.reason)
    }
  }
  const isAll = events.length < EVENTS_AT_ONCE
  const cursor = isAll ? { batchSeq: seq, rowNo: 0 } : { batchSeq, rowNo: events.at(-1)!.rowNo }
  await moveCursor(trx, companyId, cursor)
  failpoint('rate_before_commit')
  return true
}

/** The next of what waits for a price; false behind the last, and the next call begins anew. */
async function rateWaiting(trx: TransactionClientContract, companyId: number): Promise<boolean> {
  const { waitingId } = await lockCursor(trx, companyId)
  const waiting = await loadUnrated(trx, companyId, waitingId)
  const suspenseIds = new Map(waiting.map(({ suspenseId, usage }) => [usage, suspenseId]))
  for (const { usage, places } of await placed(trx, companyId, [...suspenseIds.keys()])) {
    const acceptance = await rateAccepted(trx, companyId, places, usage)
    if (acceptance.type === 'rated') await settleUnrated(trx, suspenseIds.get(usage)!)
  }
  const goesOn = waiting.length === EVENTS_AT_ONCE
  const next = goesOn ? waiting.at(-1)!.suspenseId : 0
  if (next !== waitingId) await moveWaiting(trx, companyId, next)
  return goesOn
}

/** The events that charges rate on acceptance; their wallets are held in one order. */
async function placed(
  trx: TransactionClientContract,
  companyId: number,
  events: readonly AcceptedUsage[]
): Promise<{ usage: AcceptedUsage; places: UsagePlace[] }[]> {
  if (events.length === 0) return []
  const placer = await loadPlacer(
    trx,
    events.map(({ serviceId }) => serviceId)
  )
  const found = events
    .map((usage) => {
      const { metric, occurredAt } = usage.event
      return { usage, places: placer.places(usage.serviceId, metric, occurredAt) }
    })
    .filter(({ places }) => places.length > 0)
  const accountIds = found.flatMap(({ places }) => {
    return places.map(({ subscription }) => subscription.accountId)
  })
  for (const id of [...new Set(accountIds)].sort((left, right) => left - right)) {
    await lockWallet(trx, companyId, id)
  }
  return found
}
