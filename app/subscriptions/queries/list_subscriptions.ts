import db from '@adonisjs/lucid/services/db'

export interface SubscriptionRow {
  readonly id: number
  readonly quantity: number
  readonly startsOn: string
  readonly endsOn: string | null
  readonly service: { readonly id: number; readonly label: string } | null
  readonly plan: { readonly id: number; readonly name: string; readonly version: number }
}

const MOST = 200

/** Subscriptions of an account or of one service, the newest first; at most two hundred. */
export default class ListSubscriptions {
  async execute(
    companyId: number,
    of: { readonly accountId: number } | { readonly serviceId: number }
  ): Promise<SubscriptionRow[]> {
    const query = db
      .from('subscriptions as s')
      .join('plan_versions as v', 'v.id', 's.plan_version_id')
      .join('plans as p', 'p.id', 'v.plan_id')
      .leftJoin('services as t', 't.id', 's.service_id')
      .where('s.company_id', companyId)
      .where('p.purpose', 'sale')
      .orderBy('s.id', 'desc')
      .limit(MOST)
      .select('s.id', 's.quantity', 's.starts_on', 's.ends_on', 's.service_id', 't.label')
      .select('p.id as plan_id', 'p.name as plan_name', 'v.version')
    if ('accountId' in of) query.where('s.account_id', of.accountId)
    else query.where('s.service_id', of.serviceId)
    const rows = await query
    return rows.map((row) => ({
      id: Number(row.id),
      quantity: Number(row.quantity),
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      service: row.service_id === null ? null : { id: Number(row.service_id), label: row.label },
      plan: { id: Number(row.plan_id), name: row.plan_name, version: Number(row.version) },
    }))
  }
}
