import db from '@adonisjs/lucid/services/db'
import plugins from '#config/plugins'
import type { PluginManifest } from '#sdk/manifest'
import { registerMetrics } from '#app/catalog/actions/register_metrics'
import { loadCompany } from '#app/companies/queries/load_company'
import { CreatePool } from '#app/measurement/actions/create_pool'
import { MeasurePools } from '#app/measurement/actions/measure_pools'
import { RecordMembers, type NewMember } from '#app/measurement/actions/record_members'
import { loadQuantities } from '#app/measurement/queries/load_quantities'
import { loadPlugins } from '#app/plugin_host/load_plugins'
import { pluginHost, usePluginHost } from '#app/plugin_host/plugin_host'
import { AcceptEvents } from '#app/usage/actions/accept_events'
import type { ApiEvent } from '#app/usage/feed/api_event'
import house, { COMMON, READING } from '#tests/fixtures/plugins/house'
import { given } from '#tests/support/given_books'

/** The deployed plugins and the one for houses beside them, until what is returned is called. */
export async function withHouses(...others: PluginManifest[]): Promise<() => void> {
  const before = pluginHost()
  const timeLimits = { chunk: 2_000, account: 200 }
  const manifests = [...plugins, house, ...others]
  usePluginHost(await loadPlugins(manifests, { freezeInputs: true, timeLimits }))
  await registerMetrics()
  return () => void usePluginHost(before)
}

/** A service under the number of its meter. */
export function meterService(companyId: number, accountId: number, identifier: string) {
  return given.service(companyId, accountId, {
    typeCode: 'house.meter',
    identifierKind: 'house_meter',
    identifier,
  })
}

export interface Reading {
  readonly meter: string
  readonly on: string
  readonly wattHours: number
  readonly estimated?: true
  /** Time of the day in UTC; eight o'clock in Berlin in summer unless it is given. */
  readonly time?: string
}

export function reading({ meter, on, wattHours, estimated, time = '06:00:00' }: Reading): ApiEvent {
  return {
    id: `${meter} ${on}`,
    identifierKind: 'house_meter',
    identifier: meter,
    metric: READING,
    occurredAt: `${on}T${time}Z`,
    quantity: wattHours,
    ...(estimated ? { attributes: { kind: 'estimated' } } : {}),
  }
}

const EVENTS_AT_ONCE = 1_000

/** Readings as a program sends them; what was sent before is a duplicate. */
export async function sendReadings(companyId: number, events: readonly ApiEvent[]) {
  const company = await loadCompany(db.connection(), companyId)
  const order = { company, source: 'meters', startedBy: 'test', request: null }
  const statuses: string[] = []
  for (let from = 0; from < events.length; from += EVENTS_AT_ONCE) {
    const slice = events.slice(from, from + EVENTS_AT_ONCE)
    const result = await new AcceptEvents().execute({ ...order, events: slice })
    if (result.type === 'accepted') {
      statuses.push(...result.answer.results.map(({ status, reason }) => reason ?? status))
    }
  }
  return statuses
}

export function mendedReading(mended: Reading): ApiEvent {
  return { ...reading(mended), action: 'supersede', reason: 'read wrongly' } as ApiEvent
}

/** What is told of the pools of a company that ended on a day or before: 'first day type reason'. */
export async function measure(companyId: number, dueOn: string): Promise<string[]> {
  const { told } = await new MeasurePools().execute({ companyId, dueOn, startedBy: 'test' })
  return told.map(({ startsOn, type, generation, reason }) => {
    return `${startsOn} ${type} ${reason ?? generation}`
  })
}

export interface SmallHouse {
  readonly companyId: number
  readonly poolId: number
  /** Who bears something: two tenants, and the owner of the flat that is vacant. */
  readonly anna: number
  readonly ben: number
  readonly owner: number
  /** Services that are meters: of the house and of the three flats. */
  readonly meters: { readonly [identifier: string]: number }
}

export interface HouseFacts {
  readonly negative?: 'hold' | 'carry'
  /** Null for a house whose flats are measured and nothing more. */
  readonly allocation?: { readonly code: string; readonly revision?: number } | null
  readonly startsOn?: string
}

/** A house of three flats of 50, 30 and 20 square metres; Anna and Ben live in the first two. */
export async function smallHouse(facts: HouseFacts = {}): Promise<SmallHouse> {
  const { negative = 'hold', allocation = { code: COMMON }, startsOn = '2026-09-01' } = facts
  const companyId = await given.company()
  const ownerAccount = await given.account(companyId)
  const names = ['house', 'flat-a', 'flat-b', 'flat-c'].map((name) => `${name}-${companyId}`)
  const meters: Record<string, number> = {}
  for (const name of names) meters[name] = await meterService(companyId, ownerAccount, name)
  const [anna, ben, owner] = [
    await meterService(companyId, await given.account(companyId), `anna-${companyId}`),
    await meterService(companyId, await given.account(companyId), `ben-${companyId}`),
    await meterService(companyId, ownerAccount, `owner-${companyId}`),
  ]
  const poolId = await new CreatePool().execute({
    companyId,
    code: 'house',
    name: 'House',
    allocation: allocation && { ...allocation, terms: { negative } },
    timeZone: 'Europe/Berlin',
    periodUnit: 'month',
    periodCount: 1,
    startsOn,
    actor: 'test',
  })
  const counter = { code: 'house.counter', terms: { multiplier: '1' } }
  const flats = [
    ['a', '50'],
    ['b', '30'],
    ['c', '20'],
  ]
  const members: NewMember[] = [
    ...(allocation === null
      ? []
      : [{ role: 'meter', serviceId: meters[names[0]], startsOn, rule: counter } as const]),
    ...flats.flatMap(([unitKey, area], index): NewMember[] => [
      { role: 'unit', unitKey, serviceId: owner, startsOn, weights: { area } },
      { role: 'meter', unitKey, serviceId: meters[names[index + 1]], startsOn, rule: counter },
    ]),
    { role: 'occupant', unitKey: 'a', serviceId: anna, startsOn },
    { role: 'occupant', unitKey: 'b', serviceId: ben, startsOn },
  ]
  await new RecordMembers().execute({ companyId, poolId, members, actor: 'test' })
  return { companyId, poolId, anna, ben, owner, meters }
}

/** Readings of the small house on one day, in kilowatt-hours. */
export function houseReadings(
  { companyId }: SmallHouse,
  on: string,
  kilowattHours: { house?: number; a?: number; b?: number; c?: number }
): ApiEvent[] {
  return Object.entries(kilowattHours).map(([name, value]) => {
    const meter = name === 'house' ? `house-${companyId}` : `flat-${name}-${companyId}`
    return reading({ meter, on, wattHours: Math.round(value * 1000) })
  })
}

/** What stands frozen for a service: first day, code, quantity. */
export async function frozenOf(
  { companyId }: Pick<SmallHouse, 'companyId'>,
  serviceId: number,
  measurementSeq = Number.MAX_SAFE_INTEGER
): Promise<string[]> {
  const days = { startsOn: '2026-01-01', endsOn: '2027-12-31' }
  const asked = { measurementSeq, serviceIds: [serviceId], ...days }
  const rows = await loadQuantities(db.connection(), companyId, asked)
  return rows.map(({ startsOn, endsOn, code, quantity }) => {
    return `${startsOn.slice(5)}..${endsOn.slice(5)} ${code.split('.')[1]} ${quantity}`
  })
}
