import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** What usage of one day, subscription and charge came to when it was accepted. */
export interface RatedDay {
  readonly occurredOn: string
  readonly amountMinor: bigint
  readonly usedQuantity: number
  readonly billedQuantity: number
  readonly events: number
}

export interface RatedAsked {
  readonly subscriptionIds: readonly number[]
  /** First day; older usage is left out. */
  readonly since: string
  /** Batches up to this one, with what they have taken out. */
  readonly upToSeq: number
}

export function ratedKey(subscriptionId: number, chargeKey: string): string {
  return `${subscriptionId}:${chargeKey}`
}

export function partsOfKey(key: string): { subscriptionId: number; chargeKey: string } {
  const colon = key.indexOf(':')
  return { subscriptionId: Number(key.slice(0, colon)), chargeKey: key.slice(colon + 1) }
}

/** The sums of usage rated on acceptance as a run sees it: one query, by `ratedKey`. */
export async function loadRatedDays(
  client: QueryClientContract,
  { subscriptionIds, since, upToSeq }: RatedAsked
): Promise<Map<string, RatedDay[]>> {
  if (subscriptionIds.length === 0) return new Map()
  const rows = await standingQuery(client, upToSeq)
    .whereIn('rated.subscription_id', [...subscriptionIds])
    .where('rated.occurred_on', '>=', since)
    .groupBy('rated.subscription_id', 'rated.charge_key', 'rated.occurred_on')
    .select('rated.subscription_id', 'rated.charge_key', 'rated.occurred_on')
    .sum('rated.amount_minor as amount')
    .sum('rated.used_quantity as used')
    .sum('rated.billed_quantity as billed')
    .count('* as events')
  const days = rows.map((row) => ({
    key: ratedKey(Number(row.subscription_id), row.charge_key),
    occurredOn: String(row.occurred_on),
    amountMinor: BigInt(row.amount),
    usedQuantity: Number(row.used),
    billedQuantity: Number(row.billed),
    events: Number(row.events),
  }))
  return Map.groupBy(days, ({ key }) => key)
}

/** Rated events that stood when a batch had come: it and those before had not taken them out. */
export function standingQuery(client: QueryClientContract, upToSeq: number) {
  return client
    .from('rated_events as rated')
    .leftJoin('usage_changes as change', (join) => {
      join
        .on('change.batch_id', 'rated.batch_id')
        .andOn('change.row_no', 'rated.row_no')
        .andOnVal('change.seq', '<=', upToSeq)
    })
    .where('rated.batch_seq', '<=', upToSeq)
    .whereNull('change.id')
}
