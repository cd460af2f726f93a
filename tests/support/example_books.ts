import type { Assert } from '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import type { NewCharge } from '#app/catalog/actions/create_plan_version'
import { ChangeSubscription, type Change } from '#app/subscriptions/actions/change_subscription'
import { bill, findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import type { Said } from '#tests/support/model/amounts'
import { dayOf } from '#tests/support/model/days'
import { UsageFeed, type UsedService } from '#tests/support/model/usage_feed'
import { replayAll } from '#tests/support/story'

export const EXACT_UNITS = {
  ...{ unit_quantity: 1, unit_rounding: 'none', unit_step: '1', negative_total: 'credit' },
}
export const METRICS = { metrics: ['telecom.sms'] } as const

let services = 0

/** The books of one example: what happens goes through the actions, what is billed is compared. */
export class ExampleBooks {
  readonly feed: UsageFeed
  #requests = 0

  private constructor(
    readonly companyId: number,
    readonly currency: string
  ) {
    this.feed = new UsageFeed(companyId)
  }

  static async open(currency = 'EUR', today = '2026-01-01') {
    clock.freezeAt(Date.parse(`${today}T10:00:00Z`))
    return new ExampleBooks(await given.company({ currency }), currency)
  }

  account() {
    return given.account(this.companyId, { currency: this.currency })
  }

  async subscribe(
    accountId: number,
    charges: readonly NewCharge[],
    from: string,
    more: { readonly quantity?: number; readonly anchor?: string; readonly planCode?: string } = {}
  ) {
    const { companyId, currency } = this
    const identifier = `49309${String(++services).padStart(7, '0')}`
    const serviceId = await given.service(companyId, accountId, { identifier })
    const planVersionId = await this.plan(charges, more.planCode)
    const { quantity, anchor } = more
    const whose = { accountId, serviceId, planVersionId, from, quantity, anchor }
    const id = await given.subscription(companyId, whose)
    const facts = { usage: new Map(), events: new Map(), firstDay: dayOf(from) }
    const service: UsedService = { number: identifier, ...facts }
    return { id, service, planVersionId, currency }
  }

  plan(charges: readonly NewCharge[], code?: string) {
    return given.plan(this.companyId, { charges, currency: this.currency, code })
  }

  change(subscriptionId: number, effectiveOn: string, change: Change) {
    const requestId = `r${++this.#requests}`
    const order = { subscriptionId, effectiveOn, change, requestId, reason: 'test', actor: 'test' }
    return new ChangeSubscription().execute({ companyId: this.companyId, ...order })
  }

  use(service: UsedService, day: string, units: number) {
    this.feed.use(service, dayOf(day), units)
  }

  /** Sends what was used and bills, on that day. */
  async bill(day: string) {
    clock.freezeAt(Date.parse(`${day}T10:00:00Z`))
    await this.feed.accept()
    await bill(this.companyId, day)
  }

  /** The documents say so, the books are clean, a second run finds nothing, and all replays. */
  async says(assert: Assert, expected: readonly Said[], accountId?: number) {
    assert.deepEqual(await this.documents(accountId), expected)
    const last = expected.at(-1)![0]
    const again = await bill(this.companyId, last)
    assert.equal(again.documents, 0)
    assert.deepEqual(await findings(this.companyId), [])
    await replayAll(this.companyId)
  }

  async documents(accountId?: number): Promise<Said[]> {
    const query = db.from('documents').where('company_id', this.companyId)
    if (accountId !== undefined) query.where('account_id', accountId)
    const rows = await query.orderBy('issued_on').orderBy('id')
    for (const row of rows) {
      const total = Number(row.net_minor) + Number(row.tax_minor)
      if (total !== Number(row.gross_minor)) throw new Error(`${row.number} does not add up`)
    }
    return rows.map((row) => [row.issued_on, Number(row.net_minor), Number(row.tax_minor)])
  }
}

export function flat(key: string, amount: string, more: Partial<NewCharge> = {}) {
  const terms = { amount, per_quantity: true }
  const facts = { key, name: key, timing: 'advance' as const, ...more }
  return given.charge({ ruleCode: 'standard.flat', terms, ...facts })
}
