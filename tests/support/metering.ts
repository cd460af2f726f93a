import db from '@adonisjs/lucid/services/db'
import { registerMetrics } from '#app/catalog/actions/register_metrics'
import { unitOfWork } from '#app/database/unit_of_work'
import { CreatePool } from '#app/measurement/actions/create_pool'
import { RecordMembers, type NewMember } from '#app/measurement/actions/record_members'
import { deploy } from '#tests/support/fixture_host'
import { pluginWriter } from '#app/plugin_host/plugin_writer'
import type { ApiEvent } from '#app/usage/feed/api_event'
import { PlanSchedule } from '#plugins/standard/actions/plan_schedule'
import standard from '#plugins/standard/manifest'
import metering, { POWER, READING } from '#tests/fixtures/plugins/metering'
import { given } from '#tests/support/given_books'

/** The deployed plugins and the one for metering beside them, until what is returned is called. */
export async function withMetering(): Promise<() => void> {
  const takeAway = await deploy(metering)
  await registerMetrics()
  return takeAway
}

export function registerOf(companyId: number, accountId: number, identifier: string) {
  return given.service(companyId, accountId, {
    typeCode: 'metering.register',
    identifierKind: 'metering_register',
    identifier,
  })
}

const at = (on: string, time: string) => `${on}T${time}Z`

/** A reading of a device at eight o'clock in Berlin, in whole counts. */
export function meterReading(
  identifier: string,
  meter: string,
  on: string,
  quantity: number,
  kind: 'actual' | 'estimated' = 'actual'
): ApiEvent {
  return {
    id: `${identifier} ${meter} ${on} ${kind}`,
    identifierKind: 'metering_register',
    identifier,
    metric: READING,
    occurredAt: at(on, '06:30:00'),
    quantity,
    attributes: { meter, kind },
  }
}

/** The mean power of a quarter of an hour, in thousandths of a kilowatt. */
export function power(identifier: string, on: string, quantity: number): ApiEvent {
  return {
    id: `${identifier} ${on}`,
    identifierKind: 'metering_register',
    identifier,
    metric: POWER,
    occurredAt: at(on, '10:15:00'),
    quantity,
  }
}

/** Plans the days of a reading route. */
export function planRoute(companyId: number, schedule: string, days: readonly string[]) {
  return unitOfWork(({ trx }) => {
    return new PlanSchedule().execute({ schedule, days }, pluginWriter(trx, standard, companyId))
  })
}

/** A pool that shares nothing: its meters are measured by the days of a route. */
export async function routePool(companyId: number, schedule: string, startsOn: string) {
  return new CreatePool().execute({
    companyId,
    code: schedule,
    name: 'Route',
    allocation: null,
    timeZone: 'Europe/Berlin',
    periodUnit: 'month',
    periodCount: 1,
    periodSource: { code: 'standard.schedule', terms: { schedule } },
    startsOn,
    actor: 'test',
  })
}

export function recordMembers(companyId: number, poolId: number, members: readonly NewMember[]) {
  return new RecordMembers().execute({ companyId, poolId, members, actor: 'test' })
}

/** Every frozen quantity of a service in all its generations: first day, code, quantity, quality. */
export async function generationsOf(companyId: number, serviceId: number): Promise<string[]> {
  const rows = await db
    .from('measured_quantities as q')
    .join('measurement_runs as r', 'r.id', 'q.run_id')
    .where('r.company_id', companyId)
    .where('q.owner_id', serviceId)
    .orderBy('q.starts_on')
    .orderBy('q.code')
    .orderBy('q.generation')
    .select('q.starts_on', 'q.code', 'q.quantity', 'q.quality', 'q.generation')
  return rows.map((row) => {
    const code = String(row.code).split('.')[1]
    return `${String(row.starts_on).slice(5)} ${code} ${row.generation}: ${row.quantity} ${row.quality}`
  })
}
