import db from '@adonisjs/lucid/services/db'
import { GrantCredit } from '#app/prepaid/actions/grant_credit'
import { RefundWallet } from '#app/prepaid/actions/refund_wallet'
import { SetWalletTerms } from '#app/prepaid/actions/set_wallet_terms'
import { WatchWallets } from '#app/prepaid/actions/watch_wallets'
import { ExpireGrants } from '#app/prepaid/actions/expire_grants'
import { bill, journalOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { grantsLeft } from '#tests/support/prepaid'
import { story, type StoryFacts } from '#tests/support/story_steps'

interface Facts extends StoryFacts {
  readonly accountId: number
}

const actor = 'test'
const FEE = { amount: '100', per_quantity: false }

const topUp = (
  { companyId, accountId }: Facts,
  key: string,
  amountMinor: bigint,
  more: Partial<Parameters<GrantCredit['execute']>[0]> = {}
) =>
  new GrantCredit().execute({
    companyId,
    accountId,
    key,
    amountMinor,
    kind: 'paid',
    actor,
    ...more,
  })

async function activities({ companyId }: Facts, action: string): Promise<number> {
  const row = await db
    .from('activities')
    .where({ company_id: companyId, action })
    .count('* as total')
    .firstOrFail()
  return Number(row.total)
}

/** 100.00 and 19 % of tax a month, paid from a wallet as long as there is something in it. */
export default story<Facts>({
  title: 'A wallet pays the documents of its account',

  async given() {
    const companyId = await given.company()
    const planVersionId = await given.plan(companyId, {
      charges: [given.charge({ key: 'fee', name: 'Fee', ruleCode: 'standard.flat', terms: FEE })],
    })
    const accountId = await given.account(companyId)
    await given.subscription(companyId, { accountId, planVersionId, from: '2026-01-01' })
    return { companyId, accountId }
  },

  steps: [
    {
      name: 'the wallet is filled and is to pay all documents',
      at: '2026-01-10T08:00:00Z',
      async run(facts) {
        const { companyId, accountId } = facts
        const terms = {
          companyId,
          accountId,
          settles: 'all',
          alertBelowMinor: 2500n,
          actor,
        } as const
        await new SetWalletTerms().execute(terms)
        await topUp(facts, 'cash', 5000n)
        await topUp(facts, 'gift', 3000n, { kind: 'promotional', priority: 10 })
        await topUp(facts, 'june', 6000n, { expiresOn: '2026-06-01' })
      },
    },
    {
      name: 'January is billed',
      at: '2026-02-01T04:00:00Z',
      async run({ companyId }) {
        await bill(companyId, '2026-02-01')
        await new WatchWallets().execute(companyId)
      },
    },
    {
      name: 'it is filled again, with something that expires',
      at: '2026-02-10T08:00:00Z',
      async run(facts) {
        await topUp(facts, 'more', 9000n)
        await topUp(facts, 'march', 4000n, { expiresOn: '2026-02-20' })
        await new WatchWallets().execute(facts.companyId)
      },
    },
    {
      name: 'February is billed behind that day',
      at: '2026-03-01T04:00:00Z',
      async run({ companyId }) {
        await bill(companyId, '2026-03-01')
        await new ExpireGrants().execute(companyId, actor)
        await new WatchWallets().execute(companyId)
      },
    },
    {
      name: 'March is billed',
      at: '2026-04-01T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-04-01')),
    },
    {
      name: 'what was paid and not used is paid back',
      at: '2026-04-02T08:00:00Z',
      async run(facts) {
        const { companyId, accountId } = facts
        await topUp(facts, 'last', 1500n)
        await topUp(facts, 'last gift', 700n, { kind: 'promotional' })
        await new RefundWallet().execute({ companyId, accountId, key: 'back', actor })
      },
    },
  ],

  async outcome(facts, assert) {
    const { companyId, accountId } = facts
    const documents = await db
      .from('open_items')
      .where({ company_id: companyId, account_id: accountId })
      .orderBy('id')
      .select('amount_minor', 'open_minor')
    // January, 119.00: the gift of 30.00, the 60.00 of June, 29.00 of 50.00. February: 21.00, 90.00;
    // the 40.00 had expired. March: nothing is left.
    assert.deepEqual(
      documents.map((row) => [Number(row.amount_minor), Number(row.open_minor)]),
      [
        [11900, 0],
        [11900, 800],
        [11900, 11900],
      ]
    )
    // cash, gift, june, more, march, last, last gift
    assert.deepEqual(await grantsLeft(facts), [0, 0, 0, 0, 0, 0, 700])
    // Money in: 50 + 60 + 90 + 40 + 15, less 15 paid back. 2110: all used, expired or paid back.
    assert.deepEqual(await journalOf(companyId), {
      '1000': 24000,
      '1200': 12700,
      '2200': -5700,
      '4000': -30000,
      '4090': -4000,
      '4910': 3000,
    })
    // 21.00 and then 0.00 are below 25.00: once each.
    assert.equal(await activities(facts, 'wallet.low'), 2)
    assert.equal(await activities(facts, 'wallet.filled'), 1)
  },
})
