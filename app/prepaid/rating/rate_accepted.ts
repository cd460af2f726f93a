import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { formatRational } from '#kernel/rational'
import { clock } from '#app/database/clock'
import { stateText } from '#app/rating/state_text'
import type { AcceptedUsage } from '#app/prepaid/rating/accepted_usage'
import { Chains } from '#app/prepaid/rating/chains'
import {
  rateUsage,
  usageGroup,
  UsageRaters,
  type RatedUsage,
  type UnratedUsage,
} from '#app/prepaid/rating/rate_usage'
import type { UsagePlace } from '#app/prepaid/rating/usage_place'
import { drawGrants } from '#app/prepaid/wallets/draw_grants'
import { lockWallet, type Wallet } from '#app/prepaid/wallets/wallet'
import { writeEntries } from '#app/prepaid/wallets/wallet_entries'
import { loadWalletMoney } from '#app/prepaid/wallets/wallet_money'

export type Acceptance =
  | { readonly type: 'rated'; readonly amountMinor: bigint }
  | ({ readonly type: 'unrated' } & UnratedUsage)

/**
 * Rates accepted usage and debits it, once: the wallet is held, what was rated before stays. Usage
 * is a fact, so it is debited also when less is left than it costs; the rest overdraws the wallet.
 * Nothing is written when one of its charges cannot price it.
 */
export async function rateAccepted(
  trx: TransactionClientContract,
  companyId: number,
  places: readonly UsagePlace[],
  usage: AcceptedUsage
): Promise<Acceptance> {
  const accountIds = [...new Set(places.map(({ subscription }) => subscription.accountId))]
  const wallets = new Map<number, Wallet>()
  for (const id of accountIds.sort((left, right) => left - right)) {
    wallets.set(id, await lockWallet(trx, companyId, id))
  }
  const { batchId, rowNo } = usage
  const known = await trx
    .from('rated_events')
    .where({ batch_id: batchId, row_no: rowNo })
    .select('amount_minor')
  if (known.length > 0) {
    return {
      type: 'rated',
      amountMinor: known.reduce((sum, row) => sum + BigInt(row.amount_minor), 0n),
    }
  }
  const rated = await rateAtPlaces(trx, companyId, places, usage)
  if ('reason' in rated) return { type: 'unrated', ...rated }
  let sum = 0n
  for (const one of rated) {
    const wallet = wallets.get(one.place.subscription.accountId)!
    await debit(trx, wallet, await insertRated(trx, companyId, usage, one), one, usage.batchSeq)
    sum += one.rated.amountMinor
  }
  return { type: 'rated', amountMinor: sum }
}

interface RatedAtPlace {
  readonly place: UsagePlace
  readonly rated: RatedUsage
  readonly seq: number
  readonly opening: string
  readonly recordedAt: number
}

async function rateAtPlaces(
  trx: TransactionClientContract,
  companyId: number,
  places: readonly UsagePlace[],
  { event }: AcceptedUsage
): Promise<RatedAtPlace[] | UnratedUsage> {
  const chains = new Chains(trx)
  const raters = new UsageRaters(trx, companyId, clock.now())
  const all: RatedAtPlace[] = []
  for (const place of places) {
    const { seq, state } = await chains.head(place)
    const group = usageGroup(place, event)
    const rated = rateUsage(await raters.of(place.charge, group), group, state)
    if ('reason' in rated) return rated
    const { recordedAt } = raters
    all.push({ place, rated, seq: seq + 1, opening: stateText(state), recordedAt })
    await chains.move(place, rated.closing)
  }
  return all
}

async function insertRated(
  trx: TransactionClientContract,
  companyId: number,
  { batchId, rowNo, batchSeq, event }: AcceptedUsage,
  { place, rated, seq, opening, recordedAt }: RatedAtPlace
): Promise<number> {
  const { subscription, charge, owner } = place
  const [id] = await trx.table('rated_events').insert({
    company_id: companyId,
    account_id: subscription.accountId,
    subscription_id: subscription.id,
    service_id: subscription.serviceId,
    charge_id: charge.id,
    charge_key: charge.key,
    owner_kind: owner.kind,
    owner_id: owner.id,
    seq,
    batch_id: batchId,
    row_no: rowNo,
    batch_seq: batchSeq,
    occurred_at: event.occurredAt,
    occurred_on: place.occurredOn,
    starts_on: place.startsOn,
    ends_on: place.endsOn,
    quantity: place.quantity,
    fraction: formatRational(place.fraction),
    used_quantity: rated.usedQuantity,
    billed_quantity: rated.billedQuantity,
    amount_exact: rated.amountExact,
    amount_minor: Number(rated.amountMinor),
    opening,
    closing: stateText(rated.closing),
    recorded_at: recordedAt,
  })
  return Number(id)
}

async function debit(
  trx: TransactionClientContract,
  wallet: Wallet,
  ratedEventId: number,
  { rated }: RatedAtPlace,
  batchSeq: number
) {
  if (rated.amountMinor === 0n) return
  const { grants } = await loadWalletMoney(trx, wallet.id, clock.todayOf(wallet))
  const draws = drawGrants(grants, rated.amountMinor)
  const about = { kind: 'debit', ratedEventId, batchSeq, cause: `${ratedEventId}` } as const
  await writeEntries(
    trx,
    wallet,
    draws.map(({ grantId, minor }) => ({ ...about, grantId, minor: -minor }))
  )
}
