import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { phasesOf } from '#app/catalog/phases'
import { startOf } from '#app/subscriptions/changing/open_subscription'
import { termEndOf } from '#app/subscriptions/phases'
import { loadChanges } from '#app/subscriptions/queries/load_timelines'
import { stateOn, type SubscriptionState } from '#app/subscriptions/subscription_state'

export interface SubscriptionRow {
  readonly id: number
  readonly quantity: number
  readonly startsOn: string
  readonly endsOn: string | null
  readonly state: SubscriptionState
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
  readonly service: { readonly id: number; readonly label: string } | null
  readonly plan: { readonly id: number; readonly name: string; readonly version: number }
}

export interface SubscriptionsAsked {
  readonly accountId?: number
  readonly serviceId?: number
  /** Only those behind it in the list. */
  readonly after?: number
}

export const MOST_SUBSCRIPTIONS = 200

/** Subscriptions of an account or of one service, the newest first; at most two hundred at once. */
export default class ListSubscriptions {
  async execute(companyId: number, asked: SubscriptionsAsked): Promise<SubscriptionRow[]> {
    const query = db
      .from('subscriptions as s')
      .join('plan_versions as v', 'v.id', 's.plan_version_id')
      .join('plans as p', 'p.id', 'v.plan_id')
      .join('accounts as a', 'a.id', 's.account_id')
      .join('companies as c', 'c.id', 's.company_id')
      .leftJoin('services as t', 't.id', 's.service_id')
      .where('s.company_id', companyId)
      .where('p.purpose', 'sale')
      .orderBy('s.id', 'desc')
      .limit(MOST_SUBSCRIPTIONS)
      .select('s.*', 't.label', 'p.id as plan_id', 'p.name as plan_name', 'v.version')
      .select('v.phases', 'v.phase_anchor', 'a.number as account_number', 'a.name as account_name')
      .select('a.time_zone', 'c.clock_on')
    if (asked.accountId !== undefined) query.where('s.account_id', asked.accountId)
    if (asked.serviceId !== undefined) query.where('s.service_id', asked.serviceId)
    if (asked.after !== undefined) query.where('s.id', '<', asked.after)
    const rows = await query
    const changes = await loadChanges(
      db.connection(),
      rows.map((row) => Number(row.id))
    )
    return rows.map((row) => {
      const own = changes.get(Number(row.id)) ?? startOf(begunOf(row))
      const term = termEndOf(phasesOf(row), row.first_started_on ?? row.starts_on)
      const today = clock.todayOf({ timeZone: row.time_zone, clockOn: row.clock_on })
      return { ...rowOf(row), state: stateOn(today, row.starts_on, own, term) }
    })
  }
}

/** The start of a subscription without recorded changes, from its own row. */
export function begunOf(row: Record<string, any>) {
  return {
    startsOn: String(row.starts_on),
    endsOn: row.ends_on === null ? null : String(row.ends_on),
    planVersionId: Number(row.plan_version_id),
    quantity: Number(row.quantity),
  }
}

function rowOf(row: Record<string, any>): Omit<SubscriptionRow, 'state'> {
  return {
    id: Number(row.id),
    quantity: Number(row.quantity),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    account: {
      id: Number(row.account_id),
      number: row.account_number,
      name: row.account_name,
    },
    service: row.service_id === null ? null : { id: Number(row.service_id), label: row.label },
    plan: { id: Number(row.plan_id), name: row.plan_name, version: Number(row.version) },
  }
}
