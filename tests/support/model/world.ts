import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import RebillDocument from '#app/billing/actions/rebill_document'
import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { OverridePrice } from '#app/subscriptions/actions/override_price'
import { TransferSubscription } from '#app/subscriptions/actions/transfer_subscription'
import { UndoChange } from '#app/subscriptions/actions/undo_change'
import { bill, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { ALIGNED_ON, ModelAccounts } from '#tests/support/model/accounts'
import {
  advanceEndOf,
  dueOf,
  endOf,
  owedOf,
  stateOn,
  type ModelChange,
  type ModelPlan,
  type ModelPrice,
  type ModelSubscription,
  type Stretch,
} from '#tests/support/model/book_model'
import { chargeOf, flatTerms } from '#tests/support/model/catalog'
import { describe } from '#tests/support/model/describe'
import { dayOf, textOf } from '#tests/support/model/days'
import { UsageFeed, type UsedService } from '#tests/support/model/usage_feed'

/** A subscription in the books and in the model. */
export interface Known extends ModelSubscription, UsedService {
  readonly id: number
  readonly accountId: number
  readonly serviceId: number
  /** Whether its periods are calendar months, as accounts with something of their own need them. */
  readonly isAligned: boolean
  readonly usage: Map<number, number>
  /** Subscriptions that ends of this one handed it over to, by change. */
  readonly others: Map<ModelChange, Known>
}

export interface Begin {
  readonly accountId: number
  readonly plan: number
  readonly quantity: number
  readonly startsOn: number
  readonly anchorOn: number
}

const actor = 'model'
const reason = 'model'

/** The books that random operations are done to, with the model beside them. */
export class World {
  today = dayOf('2026-02-01')
  readonly known: Known[] = []
  readonly plans = new Map<number, ModelPlan>()
  readonly feed: UsageFeed
  /** What was billed in advance when the last run was done. */
  readonly #ahead = new Map<Known, readonly Stretch[]>()
  #requests = 0

  private constructor(
    readonly companyId: number,
    readonly accounts: ModelAccounts
  ) {
    this.feed = new UsageFeed(companyId)
  }

  static async found(catalog: readonly ModelPlan[]): Promise<World> {
    const companyId = await given.company()
    const world = new World(companyId, await ModelAccounts.open(companyId))
    world.#setClock()
    for (const plan of catalog) {
      const facts = { periodCount: plan.months, charges: plan.charges.map(chargeOf) }
      world.plans.set(await given.plan(companyId, facts), plan)
    }
    for (const accountId of world.accounts.ids) {
      const plan = world.planIds[0]
      const days = { startsOn: ALIGNED_ON, anchorOn: ALIGNED_ON }
      await world.subscribe({ accountId, plan, quantity: 1, ...days })
    }
    await world.accounts.promise()
    return world
  }

  get planIds() {
    return [...this.plans.keys()]
  }

  get monthlyPlanIds() {
    return this.planIds.filter((id) => this.plans.get(id)!.months === 1)
  }

  pass(days: number) {
    this.today += days
    this.#setClock()
  }

  async subscribe({ accountId, plan, quantity, startsOn, anchorOn }: Begin) {
    const number = `49301${String(this.companyId).padStart(4, '0')}${String(this.known.length).padStart(3, '0')}`
    const serviceId = await given.service(this.companyId, accountId, { identifier: number })
    const anchor = textOf(anchorOn)
    const id = await given.subscription(this.companyId, {
      ...{ accountId, serviceId, planVersionId: plan, quantity, from: textOf(startsOn), anchor },
    })
    this.known.push({
      ...{ id, accountId, serviceId, number, startsOn, anchorOn, firstDay: startsOn },
      isAligned: anchorOn === ALIGNED_ON,
      changes: beginning(startsOn, plan, quantity),
      prices: [],
      usage: new Map(),
      events: new Map(),
      others: new Map(),
    })
  }

  /** Whether the books took the change; what they refuse never was. */
  async change(known: Known, change: ModelChange, credit = 'prorated'): Promise<boolean> {
    const { plans } = this
    const end = { day: change.day, credit, billed: this.#ahead.get(known) ?? [] }
    const advanceDay = change.kind === 'end' ? advanceEndOf(known, plans, end) : undefined
    const order = { change: orderOf(change, credit), effectiveOn: textOf(change.day) }
    return this.#try(async () => {
      await new ChangeSubscription().execute({ ...this.#order(known), ...order })
      known.changes.push({ ...change, ...(advanceDay !== undefined && { advanceDay }) })
    })
  }

  async undo(known: Known, change: ModelChange): Promise<boolean> {
    const index = known.changes.indexOf(change)
    return this.#try(async () => {
      // The first two of the model are one start in the books.
      await new UndoChange().execute({ ...this.#order(known), seq: this.#seqOf(known, index) })
      change.isUndone = true
      this.#undone.set(known, (this.#undone.get(known) ?? []).concat(known.changes.length))
      const other = known.others.get(change)
      if (other === undefined) return
      other.changes.push({ kind: 'end', day: other.startsOn, value: 0 })
    })
  }

  /** Undoing is a row in the books and none in the model: where in its changes each one came. */
  readonly #undone = new Map<Known, number[]>()

  #seqOf(known: Known, index: number) {
    const before = (this.#undone.get(known) ?? []).filter((length) => length <= index)
    return Math.max(index, 1) + before.length
  }

  async transfer(known: Known, accountId: number, day: number): Promise<boolean> {
    return this.#try(async () => {
      const order = { ...this.#order(known), accountId, effectiveOn: textOf(day) }
      const id = await new TransferSubscription().execute(order)
      const { plan, quantity, isPaused } = stateOn(known, day)
      const end = endOf(known)
      const pause: ModelChange[] = isPaused ? [{ kind: 'pause', day, value: 0 }] : []
      const toCome = known.changes.filter(
        (change) => !change.isUndone && (change.kind === 'end' ? change === end : change.day > day)
      )
      const changes = [...beginning(day, plan, quantity), ...pause, ...toCome]
      const own = { id, accountId, startsOn: day, prices: [], others: new Map() }
      const other = { ...known, ...own, changes: changes.map((change) => ({ ...change })) }
      this.known.push(other)
      const handedOver: ModelChange = { kind: 'end', day, value: 0 }
      known.changes.push(handedOver)
      known.others.set(handedOver, other)
    })
  }

  async setPrice(known: Known, price: ModelPrice): Promise<boolean> {
    const charge = this.plans.get(price.plan)!.charges.find(({ key }) => key === price.key)!
    if (charge.kind !== 'flat') return false
    return this.#try(async () => {
      await new OverridePrice().execute({
        ...this.#order(known),
        chargeKey: price.key,
        terms: flatTerms(charge, price.cents),
        validFrom: textOf(price.from),
        validTo: price.to === Infinity ? null : textOf(price.to),
      })
      known.prices.push(price)
    })
  }

  async rebill(pick: <Value>(values: readonly Value[]) => Value): Promise<string> {
    const { companyId } = this
    const own = { company_id: companyId, kind: 'invoice' }
    const documents = await db.from('documents').where(own).select('id')
    if (documents.length === 0) return 'nothing'
    const documentId = Number(pick(documents).id)
    const isTaken = await this.#try(() =>
      new RebillDocument().execute({ companyId, documentId, reason, actor })
    )
    return `${documentId}${isTaken ? '' : ' refused'}`
  }

  async run() {
    await this.feed.accept()
    const result = await bill(this.companyId, textOf(this.today))
    if (result.parked > 0) {
      const rows = await db.from('parked_accounts').where('company_id', this.companyId)
      throw new Error(`A run parked ${result.parked} accounts: ${JSON.stringify(rows)}`)
    }
    for (const known of this.known) {
      const due = dueOf(known, this.plans, this.today)
      this.#ahead.set(
        known,
        due.filter(({ timing }) => timing === 'advance')
      )
    }
    return result
  }

  /** What is billed in another way than the model says, by subscription and charge; empty if nothing. */
  async differences(): Promise<string[]> {
    const billed = await this.#billed()
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
    if (found.length > 0) return found
    return this.accounts.differences(this.known, this.plans, this.today)
  }

  async #billed(): Promise<Map<string, number>> {
    const rows = await db
      .from('document_lines as line')
      .join('obligations', 'obligations.id', 'line.obligation_id')
      .where('obligations.company_id', this.companyId)
      .groupBy('obligations.source_id', 'obligations.charge_key')
      .select('obligations.source_id', 'obligations.charge_key')
      .sum('line.net_minor as billed')
    return new Map(rows.map((row) => [`${row.source_id}:${row.charge_key}`, Number(row.billed)]))
  }

  findings() {
    return findings(this.companyId)
  }

  /** Whether it was done; refusals are part of life, anything else is not. */
  async #try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (['E_CHANGE_REFUSED', 'E_OVERRIDE_REFUSED', 'E_REBILL'].includes(code)) return false
      throw error
    }
  }

  #order({ id: subscriptionId }: Known) {
    const { companyId } = this
    return { companyId, subscriptionId, reason, requestId: `r${++this.#requests}`, actor }
  }

  #setClock() {
    clock.freezeAt(this.today * 86_400_000 + 22 * 3_600_000 - 1)
  }
}

function beginning(day: number, plan: number, quantity: number): ModelChange[] {
  return [
    { kind: 'plan', day, value: plan },
    { kind: 'quantity', day, value: quantity },
  ]
}

function keysOf(billed: ReadonlyMap<string, number>, id: number): string[] {
  return [...billed.keys()]
    .filter((key) => key.startsWith(`${id}:`))
    .map((key) => key.split(':')[1])
}

function orderOf({ kind, value }: ModelChange, credit: string) {
  if (kind === 'plan') return { kind, planVersionId: value } as const
  if (kind === 'quantity') return { kind, quantity: value } as const
  if (kind === 'end') return { kind, credit: credit as 'prorated' | 'none' | 'full' } as const
  return { kind } as { kind: 'pause' | 'resume' }
}
