import db from '@adonisjs/lucid/services/db'
import { given } from '#tests/support/given_books'
import { commit, coupon, redeem } from '#tests/support/discounts'
import { dueOf, type ModelSubscription, type Plans } from '#tests/support/model/book_model'
import { dayOf, periodOf, textOf } from '#tests/support/model/days'

/** Where the periods of accounts with something of their own are counted from. */
export const ALIGNED_ON = dayOf('2025-12-01')
const COMMITTED = 9000

/**
 * Four accounts: two without anything, one whose coupon takes off all that it costs, one that
 * promised 90.00 a month. The latter two have subscriptions with periods of calendar months alone, so
 * that the model need not know how amounts are shared out over periods.
 */
export class ModelAccounts {
  private constructor(
    readonly companyId: number,
    readonly ids: readonly number[]
  ) {}

  static async open(companyId: number): Promise<ModelAccounts> {
    const ids: number[] = []
    for (let count = 0; count < 4; count++) ids.push(await given.account(companyId))
    return new ModelAccounts(companyId, ids)
  }

  get plain() {
    return [this.ids[0], this.ids[3]]
  }

  /** Once each account has a subscription, from the first of a month on. */
  async promise() {
    const terms = { percent: '100', validFrom: textOf(ALIGNED_ON) }
    await coupon(this.companyId, 'ALL', terms)
    const startsOn = textOf(ALIGNED_ON)
    await redeem(this.companyId, this.ids[1], 'ALL', { startsOn })
    await commit(this.companyId, this.ids[2], { amountMinor: BigInt(COMMITTED), startsOn })
  }

  /** What the coupon and the promise come to in another way than they should. */
  async differences(
    known: readonly (ModelSubscription & { readonly accountId: number })[],
    plans: Plans,
    today: number
  ): Promise<string[]> {
    const [, free, committed] = this.ids
    const due = known
      .filter(({ accountId }) => accountId === committed)
      .flatMap((subscription) => dueOf(subscription, plans, today))
    let owed = due.reduce((sum, { cents }) => sum + cents, 0)
    let month = periodOf(ALIGNED_ON, ALIGNED_ON, 1)
    for (; month[1] <= today; month = periodOf(ALIGNED_ON, month[1], 1)) {
      const within = due.filter(({ period }) => period[0] === month[0])
      const reached = within.reduce((sum, { cents }) => sum + cents, 0)
      owed += Math.max(0, COMMITTED - reached)
    }
    const [off, billed] = [await billedTo(free), await billedTo(committed)]
    const found: string[] = []
    if (off !== 0) found.push(`account ${free} has all taken off: billed ${off}`)
    if (billed !== owed) found.push(`account ${committed} owes ${owed}, billed ${billed}`)
    return found
  }
}

async function billedTo(accountId: number): Promise<number> {
  const row = await db
    .from('document_lines as line')
    .join('documents', 'documents.id', 'line.document_id')
    .where('documents.account_id', accountId)
    .sum('line.net_minor as billed')
    .firstOrFail()
  return Number(row.billed ?? 0)
}
