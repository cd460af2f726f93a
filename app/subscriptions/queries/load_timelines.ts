import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { SubscriptionChange } from '#app/subscriptions/timeline'

/** The recorded changes of subscriptions in their order; those without changes are not in it. */
export async function loadChanges(
  client: QueryClientContract,
  subscriptionIds: readonly number[]
): Promise<Map<number, SubscriptionChange[]>> {
  const rows = await client
    .from('subscription_changes')
    .whereIn('subscription_id', [...subscriptionIds])
    .orderBy('subscription_id')
    .orderBy('seq')
    .select('subscription_id', 'seq', 'kind', 'effective_on', 'plan_version_id', 'quantity')
    .select('undoes_seq', 'advance_ends_on', 'other_subscription_id')
  const changes = rows.map((row) => ({
    subscriptionId: Number(row.subscription_id),
    seq: Number(row.seq),
    kind: row.kind,
    effectiveOn: String(row.effective_on),
    planVersionId: row.plan_version_id === null ? null : Number(row.plan_version_id),
    quantity: row.quantity === null ? null : Number(row.quantity),
    undoesSeq: row.undoes_seq === null ? null : Number(row.undoes_seq),
    advanceEndsOn: row.advance_ends_on,
    ...(row.other_subscription_id !== null && {
      otherSubscriptionId: Number(row.other_subscription_id),
    }),
  }))
  return Map.groupBy(changes, (change) => change.subscriptionId)
}
