import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/**
 * Which of these plan versions are used. A subscription uses every version that it was ever on; what
 * was billed, and what an override replaces, belongs to a subscription; a correction supersedes
 * charges that were billed.
 */
export async function usedVersions(
  client: QueryClientContract,
  ids: readonly number[]
): Promise<ReadonlySet<number>> {
  const used = new Set<number>()
  for (const table of ['subscriptions', 'subscription_changes'] as const) {
    const rows = await client
      .from(table)
      .whereIn('plan_version_id', [...ids])
      .distinct('plan_version_id')
    for (const row of rows) used.add(Number(row.plan_version_id))
  }
  const superseded = await client
    .from('charges')
    .whereIn('plan_version_id', [...ids])
    .where('edition', '>', 1)
    .distinct('plan_version_id')
  for (const row of superseded) used.add(Number(row.plan_version_id))
  return used
}
