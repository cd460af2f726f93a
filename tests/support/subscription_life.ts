import db from '@adonisjs/lucid/services/db'
import type { Assert } from '@japa/assert'
import { clock } from '#app/database/clock'
import { ChangeSubscription, type Change } from '#app/subscriptions/actions/change_subscription'
import { findings } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { replayAll } from '#tests/support/story'

type PlanFacts = Omit<Parameters<typeof given.plan>[1], 'charges'>
type FeeFacts = Partial<Parameters<typeof given.charge>[0]>

/** A fee of so much a period and unit, in advance unless it is said otherwise. */
export const fee = (amount: string, facts: FeeFacts = {}) =>
  given.charge({
    key: 'fee',
    name: 'Fee',
    ruleCode: 'standard.flat',
    terms: { amount, per_quantity: true },
    timing: 'advance',
    ...facts,
  })

/** A company with an account, whose life with one or more subscriptions is told. */
export async function told(facts: { timeZone?: string; currency?: string } = {}) {
  const companyId = await given.company({ timeZone: facts.timeZone })
  const accountId = await given.account(companyId, facts)
  let requests = 0
  return {
    companyId,
    accountId,
    /** A plan of one fee. */
    plan: (amount: string, plan: PlanFacts = {}) =>
      given.plan(companyId, { charges: [fee(amount)], currency: facts.currency, ...plan }),
    change: (subscriptionId: number, effectiveOn: string, change: Change) => {
      const order = { companyId, subscriptionId, effectiveOn, change, actor: 'test' }
      return new ChangeSubscription().execute({
        ...{ ...order, reason: 'As the customer asked', requestId: `request ${++requests}` },
      })
    },
    billed: () => billed(companyId),
    /** The books are clean and every stored version replays. */
    async sound(assert: Assert) {
      assert.deepEqual(await findings(companyId), [])
      await replayAll(companyId)
    },
  }
}

/** Documents in the order of issue: each with its lines as [first day, end, net], in the order of days. */
export async function billed(companyId: number, accountId?: number) {
  const query = db.from('documents').where('company_id', companyId)
  if (accountId !== undefined) query.where('account_id', accountId)
  const documents = await query.orderBy('issued_on').orderBy('id')
  const found: [string, [string, string, number][]][] = []
  for (const { id, issued_on: issuedOn } of documents) {
    const lines = await db.from('document_lines').where('document_id', id).orderBy('position')
    const days = lines.map((line): [string, string, number] => {
      return [String(line.starts_on), String(line.ends_on), Number(line.net_minor)]
    })
    found.push([String(issuedOn), days.sort()])
  }
  return found
}

/** Does something at an instant; the clock stands still meanwhile. */
export async function at<Result>(instant: string, work: () => Promise<Result>): Promise<Result> {
  clock.freezeAt(Date.parse(instant))
  try {
    return await work()
  } finally {
    clock.release()
  }
}
