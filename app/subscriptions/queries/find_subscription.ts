import db from '@adonisjs/lucid/services/db'
import type { PlanVersion } from '#app/catalog/charge'
import { isCalendar } from '#app/catalog/period_source'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { todayAt } from '#app/companies/queries/today_at'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { planPeriodOf } from '#app/subscriptions/changing/effective_day'
import { startOf } from '#app/subscriptions/changing/open_subscription'
import { phaseSpans, termEndOf, type PhasedSubscription } from '#app/subscriptions/phases'
import { begunOf } from '#app/subscriptions/queries/list_subscriptions'
import { loadChanges } from '#app/subscriptions/queries/load_timelines'
import { loadRecorded, type RecordedChange } from '#app/subscriptions/queries/load_recorded'
import { stateOn, type SubscriptionState } from '#app/subscriptions/subscription_state'
import { timelineOf, type SubscriptionChange } from '#app/subscriptions/timeline'

export interface PlanName {
  readonly id: number
  readonly versionId: number
  readonly name: string
  readonly version: number
}

export interface SubscriptionDetails {
  readonly id: number
  readonly state: SubscriptionState
  readonly today: string
  readonly account: {
    readonly id: number
    readonly number: string
    readonly name: string
    readonly currency: string
  }
  readonly service: { readonly id: number; readonly label: string } | null
  readonly plan: PlanName
  readonly quantity: number
  readonly startsOn: string
  readonly endsOn: string | null
  readonly anchorOn: string
  readonly transferredFromId: number | null
  /** Stretches of one plan and quantity; where one does not follow the other, it is paused. */
  readonly segments: readonly {
    readonly startsOn: string
    readonly endsOn: string | null
    readonly plan: PlanName
    readonly quantity: number
  }[]
  /** Of the plan that holds today. */
  readonly phases: readonly {
    readonly key: string
    readonly name: string
    readonly startsOn: string
    readonly endsOn: string | null
    readonly isRunning: boolean
  }[]
  /** The period that runs and those that follow it; none where they have a source. */
  readonly periods: readonly { readonly startsOn: string; readonly endsOn: string }[]
  readonly changes: readonly RecordedChange[]
}

const PERIODS_SHOWN = 6

/** A subscription with its life so far and what is planned. Errors: E_ROW_NOT_FOUND. */
export default class FindSubscription {
  async execute(companyId: number, id: number): Promise<SubscriptionDetails> {
    const row = await db
      .from('subscriptions as s')
      .join('accounts as a', 'a.id', 's.account_id')
      .leftJoin('services as t', 't.id', 's.service_id')
      .where({ 's.id': id, 's.company_id': companyId })
      .select('s.*', 'a.number', 'a.name', 'a.currency', 'a.time_zone', 't.label')
      .first()
    if (!row) throw new NotFoundException('subscription', id)
    const client = db.connection()
    const recorded = await loadChanges(client, [id])
    const changes = recorded.get(id) ?? startOf(begunOf(row))
    const segments = timelineOf(changes)
    const ids = [...segments, { planVersionId: Number(row.plan_version_id) }]
    const versions = await loadPlanVersions(client, [
      ...new Set(ids.map(({ planVersionId }) => planVersionId)),
      ...changes.flatMap(({ planVersionId }) => planVersionId ?? []),
    ])
    const today = await todayAt(client, companyId, row.time_zone)
    const last = segments.findLast(({ startsOn }) => startsOn <= today) ?? segments[0]
    const version = versions.get(last?.planVersionId ?? Number(row.plan_version_id))!
    const place = { anchorOn: row.anchor_on, firstStartedOn: row.first_started_on ?? row.starts_on }
    const { account, service } = partiesOf(row)
    return {
      ...{ id, today, account, service, plan: nameOf(version) },
      state: stateOn(today, row.starts_on, changes, termEndOf(version, place.firstStartedOn)),
      quantity: last?.quantity ?? Number(row.quantity),
      startsOn: row.starts_on,
      endsOn: row.ends_on ?? termEndOf(version, place.firstStartedOn),
      anchorOn: row.anchor_on,
      transferredFromId: row.transferred_from_id === null ? null : Number(row.transferred_from_id),
      segments: segments.map(({ planVersionId, ...segment }) => {
        return { ...segment, plan: nameOf(versions.get(planVersionId)!) }
      }),
      phases: phaseSpans(version.phases, place.firstStartedOn).map(
        ({ phase: { key, name }, startsOn, endsOn }) => {
          const isRunning = startsOn <= today && (endsOn === null || today < endsOn)
          return { key, name, startsOn, endsOn, isRunning }
        }
      ),
      periods: nextPeriods(version, place, changes, today),
      changes: await loadRecorded(client, id, { versions, changes, today }),
    }
  }
}

export function nameOf({ id, planId, planName, version }: PlanVersion): PlanName {
  return { id: planId, versionId: id, name: planName, version }
}

function partiesOf(row: Record<string, any>) {
  const { account_id: accountId, number, name, currency, service_id: serviceId, label } = row
  return {
    account: { id: Number(accountId), number, name, currency },
    service: serviceId === null ? null : { id: Number(serviceId), label },
  }
}

function nextPeriods(
  version: PlanVersion,
  place: PhasedSubscription,
  changes: readonly SubscriptionChange[],
  today: string
) {
  if (!isCalendar(version.periodSource)) return []
  const segments = timelineOf(changes)
  const lastDay = segments.at(-1)?.endsOn ?? null
  const periods: { startsOn: string; endsOn: string }[] = []
  let day = segments[0] && segments[0].startsOn > today ? segments[0].startsOn : today
  while (periods.length < PERIODS_SHOWN && (lastDay === null || day < lastDay)) {
    const { startsOn, endsOn } = planPeriodOf(version, place, day)!
    periods.push({ startsOn, endsOn })
    day = endsOn
  }
  return segments.length === 0 ? [] : periods
}
