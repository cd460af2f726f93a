import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import RebillDocument from '#app/billing/actions/rebill_document'
import { loadCompany } from '#app/companies/queries/load_company'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { AcceptEvents } from '#app/usage/actions/accept_events'
import type { ApiEvent } from '#app/usage/feed/api_event'
import { bill, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import {
  owedOf,
  type ModelChange,
  type ModelCharge,
  type ModelSubscription,
} from '#tests/support/model/book_model'
import { describe } from '#tests/support/model/describe'
import { dayOf, textOf } from '#tests/support/model/days'

/** A subscription in the books and in the model. */
export interface Known extends ModelSubscription {
  readonly id: number
  readonly number: string
  /** Events accepted and not withdrawn: id -> day and units. */
  readonly events: Map<string, { readonly day: number; readonly units: number }>
}

const actor = 'model'

/** The books that random operations are done to, with the model beside them. */
export class World {
  today = dayOf('2026-02-01')
  readonly known: Known[] = []
  readonly plans = new Map<number, readonly ModelCharge[]>()
  readonly #accounts: number[] = []
  readonly #pending: ApiEvent[] = []
  #requests = 0

  private constructor(readonly companyId: number) {}

  static async found(catalog: readonly (readonly ModelCharge[])[]): Promise<World> {
    const companyId = await given.company()
    const world = new World(companyId)
    for (let count = 0; count < 4; count++) world.#accounts.push(await given.account(companyId))
    for (const charges of catalog) {
      const planId = await given.plan(companyId, { charges: charges.map(chargeOf) })
      world.plans.set(planId, charges)
    }
    world.#setClock()
    return world
  }

  get planIds() {
    return [...this.plans.keys()]
  }

  pass(days: number) {
    this.today += days
    this.#setClock()
  }

  async subscribe(account: number, planVersionId: number, startsOn: number, quantity: number) {
    const accountId = this.#accounts[account % this.#accounts.length]
    const number = `49301${String(this.companyId).padStart(4, '0')}${String(this.known.length).padStart(3, '0')}`
    const serviceId = await given.service(this.companyId, accountId, { identifier: number })
    const from = textOf(startsOn)
    const id = await given.subscription(this.companyId, {
      ...{ accountId, serviceId, planVersionId, quantity, from },
    })
    const changes: ModelChange[] = [
      { kind: 'plan', day: startsOn, value: planVersionId },
      { kind: 'quantity', day: startsOn, value: quantity },
    ]
    const own = { startsOn, anchorOn: startsOn, changes, usage: new Map(), events: new Map() }
    this.known.push({ ...own, id, number })
  }

  /** Whether the books took the change; what they refuse never was. */
  async change(known: Known, change: ModelChange): Promise<boolean> {
    try {
      await new ChangeSubscription().execute({
        companyId: this.companyId,
        subscriptionId: known.id,
        effectiveOn: textOf(change.day),
        change: orderOf(change),
        reason: 'model',
        requestId: `r${++this.#requests}`,
        actor,
      })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'E_CHANGE_REFUSED'))
        throw error
      return false
    }
    known.changes.push(change)
    return true
  }

  use(known: Known, day: number, units: number) {
    const id = `e${++this.#requests}`
    known.events.set(id, { day, units })
    known.usage.set(day, (known.usage.get(day) ?? 0) + units)
    this.#pending.push({
      id,
      identifierKind: 'msisdn',
      identifier: `+${known.number}`,
      metric: 'telecom.sms',
      occurredAt: `${textOf(day)}T09:00:00Z`,
      quantity: units,
      dimension: '4930555001',
    })
  }

  async withdraw(known: Known, id: string) {
    await this.accept()
    const { day, units } = known.events.get(id)!
    known.events.delete(id)
    known.usage.set(day, known.usage.get(day)! - units)
    this.#pending.push({ id, action: 'withdraw', reason: 'model' })
    await this.accept()
  }

  /** Events wait until something looks at them, as those of a sender that sends in batches do. */
  async accept() {
    if (this.#pending.length === 0) return
    const company = await loadCompany(db.connection(), this.companyId)
    const events = this.#pending.splice(0)
    const order = { company, source: 'model', startedBy: actor, request: null, events }
    const result = await new AcceptEvents().execute(order)
    if (result.type !== 'accepted') throw new Error(`Usage is ${result.type}`)
    const bad = result.answer.results.find(
      ({ status }) => !['accepted', 'withdrawn'].includes(status)
    )
    if (bad) throw new Error(`An event is ${JSON.stringify(bad)}`)
  }

  async rebill(pick: <Value>(values: readonly Value[]) => Value) {
    const documents = await db
      .from('documents')
      .where({ company_id: this.companyId, kind: 'invoice' })
      .select('id')
    if (documents.length === 0) return
    const documentId = Number(pick(documents).id)
    try {
      await new RebillDocument().execute({
        ...{ companyId: this.companyId, documentId, reason: 'model', actor },
      })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'E_REBILL')) throw error
    }
  }

  async run() {
    await this.accept()
    const result = await bill(this.companyId, textOf(this.today))
    if (result.parked > 0) throw new Error(`A run parked ${result.parked} accounts`)
    return result
  }

  /** What is billed in another way than the model says, by subscription and charge; empty if nothing. */
  async differences(): Promise<string[]> {
    const rows = await db
      .from('document_lines as line')
      .join('obligations', 'obligations.id', 'line.obligation_id')
      .where('obligations.company_id', this.companyId)
      .groupBy('obligations.source_id', 'obligations.charge_key')
      .select('obligations.source_id', 'obligations.charge_key')
      .sum('line.net_minor as billed')
    const billed = new Map(
      rows.map((row) => [`${row.source_id}:${row.charge_key}`, Number(row.billed)])
    )
    const found: string[] = []
    for (const known of this.known) {
      const owed = owedOf(known, this.plans, this.today)
      const keys = new Set([...owed.keys(), ...keysOf(billed, known.id)])
      for (const key of keys) {
        const [wanted, is] = [owed.get(key) ?? 0, billed.get(`${known.id}:${key}`) ?? 0]
        if (wanted === is) continue
        found.push(`subscription ${known.id} ${key}: owed ${wanted}, billed ${is}`)
        found.push(await describe(known))
      }
    }
    return found
  }

  findings() {
    return findings(this.companyId)
  }

  #setClock() {
    clock.freezeAt(this.today * 86_400_000 + 12 * 3_600_000)
  }
}

function keysOf(billed: ReadonlyMap<string, number>, id: number): string[] {
  return [...billed.keys()]
    .filter((key) => key.startsWith(`${id}:`))
    .map((key) => key.split(':')[1])
}

function chargeOf(charge: ModelCharge) {
  const { key, timing } = charge
  const euros = (cents: number) => (cents / 100).toFixed(2)
  if (charge.kind === 'flat') {
    const terms = { amount: euros(charge.cents), per_quantity: charge.each }
    return given.charge({ key, timing, ruleCode: 'standard.flat', terms })
  }
  const units = {
    unit_quantity: 1,
    unit_step: '1',
    unit_rounding: 'none',
    negative_total: 'credit',
  }
  const metered = { key, timing, metrics: ['telecom.sms'] } as const
  if (charge.kind === 'unit') {
    const terms = { ...units, unit_price: (charge.centsPerHundred / 10000).toFixed(4) }
    return given.charge({ ...metered, ruleCode: 'standard.per_unit', terms })
  }
  const tiers = [
    { up_to: String(charge.first), unit_price: euros(charge.cents[0]), flat_fee: '0' },
    { up_to: null, unit_price: euros(charge.cents[1]), flat_fee: '0' },
  ]
  return given.charge({
    ...metered,
    ruleCode: `standard.${charge.kind}`,
    terms: { ...units, tiers, zero_usage_pays_flat: false },
  })
}

function orderOf({ kind, value }: ModelChange) {
  if (kind === 'plan') return { kind, planVersionId: value } as const
  if (kind === 'quantity') return { kind, quantity: value } as const
  return { kind } as { kind: 'end' }
}
