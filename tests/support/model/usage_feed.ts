import db from '@adonisjs/lucid/services/db'
import { loadCompany } from '#app/companies/queries/load_company'
import { AcceptEvents } from '#app/usage/actions/accept_events'
import type { ApiEvent } from '#app/usage/feed/api_event'
import { isSummer, textOf } from '#tests/support/model/days'

/** A service with its usage, whoever's day it was. */
export interface UsedService {
  readonly number: string
  readonly firstDay: number
  /** Units used by day. */
  readonly usage: Map<number, number>
  /** Events accepted and not withdrawn: id -> day and units. */
  readonly events: Map<string, { readonly day: number; readonly units: number }>
}

/** Local times of Berlin at which something is used; the ends of the day are where zones err. */
const TIMES = ['00:00:00', '00:10:00', '11:00:00', '22:59:59']

/** Usage of the model's services, sent in batches. */
export class UsageFeed {
  readonly #pending: ApiEvent[] = []
  #count = 0

  constructor(readonly companyId: number) {}

  use(service: UsedService, day: number, units: number) {
    const id = `e${++this.#count}`
    this.#note(service, id, day, units)
    this.#pending.push(this.#event(service, id, day, units))
  }

  /** Another day and number of units for an event. */
  async supersede(service: UsedService, id: string, day: number, units: number) {
    await this.accept()
    // What changes nothing is held back; what was said before counts again for its own change id.
    const other = service.events.get(id)!.units === units ? units + 1 : units
    this.#forget(service, id)
    this.#note(service, id, day, other)
    const event = this.#event(service, id, day, other)
    const change = { action: 'supersede', changeId: `c${++this.#count}`, reason: 'model' } as const
    this.#pending.push({ ...event, ...change } as ApiEvent)
    await this.accept()
  }

  async withdraw(service: UsedService, id: string) {
    await this.accept()
    this.#forget(service, id)
    this.#pending.push({ id, action: 'withdraw', reason: 'model' })
    await this.accept()
  }

  /** Events wait until something looks at them, as those of a sender that sends in batches do. */
  async accept() {
    if (this.#pending.length === 0) return
    const company = await loadCompany(db.connection(), this.companyId)
    const events = this.#pending.splice(0)
    const order = { company, source: 'model', startedBy: 'model', request: null, events }
    const result = await new AcceptEvents().execute(order)
    if (result.type !== 'accepted') throw new Error(`Usage is ${result.type}`)
    const fine = ['accepted', 'withdrawn', 'superseded']
    const bad = result.answer.results.find(({ status }) => !fine.includes(status))
    if (bad) throw new Error(`An event is ${JSON.stringify(bad)}`)
  }

  #event({ number }: UsedService, id: string, day: number, units: number): ApiEvent {
    const isLate = TIMES[this.#count % TIMES.length] === '22:59:59'
    const zone = isSummer(isLate ? day + 1 : day) ? '+02:00' : '+01:00'
    return {
      id,
      identifierKind: 'msisdn',
      identifier: `+${number}`,
      metric: 'telecom.sms',
      occurredAt: `${textOf(day)}T${TIMES[this.#count % TIMES.length]}${zone}`,
      quantity: units,
      dimension: '4930555001',
    }
  }

  #note({ events, usage }: UsedService, id: string, day: number, units: number) {
    events.set(id, { day, units })
    usage.set(day, (usage.get(day) ?? 0) + units)
  }

  #forget({ events, usage }: UsedService, id: string) {
    const { day, units } = events.get(id)!
    events.delete(id)
    usage.set(day, usage.get(day)! - units)
  }
}
