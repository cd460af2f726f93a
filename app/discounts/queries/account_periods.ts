import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The day an account's periods are counted from: that of its oldest subscription, else null. */
export async function accountAnchor(
  client: QueryClientContract,
  accountId: number,
  subscriptionId: number | null
): Promise<string | null> {
  const query = client
    .from('subscriptions')
    .join('plan_versions', 'plan_versions.id', 'subscriptions.plan_version_id')
    .join('plans', 'plans.id', 'plan_versions.plan_id')
    .where('subscriptions.account_id', accountId)
    .where('plans.purpose', 'sale')
    .orderBy('subscriptions.id')
  if (subscriptionId !== null) query.where('subscriptions.id', subscriptionId)
  const row = await query.select('subscriptions.anchor_on').first()
  return row ? String(row.anchor_on) : null
}

/** The first day of a company's books: its first subscription, or the day it was made. */
export async function companyBeganOn(
  client: QueryClientContract,
  companyId: number,
  today: string
): Promise<string> {
  const first = await client
    .from('subscriptions')
    .where('company_id', companyId)
    .min('starts_on as starts_on')
    .firstOrFail()
  return first.starts_on === null || first.starts_on > today ? today : String(first.starts_on)
}
