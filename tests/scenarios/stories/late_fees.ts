import db from '@adonisjs/lucid/services/db'
import { ReinstateCharge } from '#app/receivables/actions/reinstate_charge'
import { RequestCharge } from '#app/receivables/actions/request_charge'
import { WithdrawCharge } from '#app/receivables/actions/withdraw_charge'
import { bill, journalOf, netsOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { story, type StoryFacts } from '#tests/support/story_steps'

interface Facts extends StoryFacts {
  readonly xenia: number
  readonly yuri: number
}

/** Asked for by its key: whoever asks again asks for the same. */
async function ask(companyId: number, accountId: number, day: string, amountMinor: bigint) {
  const { id } = await new RequestCharge().execute({
    ...{ companyId, accountId, amountMinor, subscriptionId: null, chargeKey: 'late-fee' },
    ...{ description: 'Late fee', taxCategory: 'general', ledgerCode: '4000' },
    ...{ startsOn: day, endsOn: `${day.slice(0, 8)}28`, originKind: 'clerk', originId: day },
    ...{ key: `fee-${accountId}-${day}`, requestedBy: 'Clara', reason: 'Paid too late' },
  })
  return id
}

async function feeOf(accountId: number) {
  const row = await db
    .from('charge_requests')
    .where('account_id', accountId)
    .whereNull('withdraws_id')
    .firstOrFail()
  return Number(row.id)
}

const withdraw = async (companyId: number, accountId: number) =>
  new WithdrawCharge().execute({
    ...{ companyId, requestId: await feeOf(accountId), withdrawnBy: 'Dora', reason: 'A mistake' },
  })

const billed = (name: string, dueOn: string) => ({
  name,
  at: `${dueOn}T05:00:00Z`,
  run: async ({ companyId }: Facts) => void (await bill(companyId, dueOn)),
})

/** Xenia pays 10.00 a month in advance, Yuri has no plan; each is asked for a fee. */
export default story<Facts>({
  title: 'Late fees are asked for, withdrawn and asked for after all',

  async given() {
    const companyId = await given.company()
    const [xenia, yuri] = [await given.account(companyId), await given.account(companyId)]
    const fee = given.charge({
      ...{ key: 'fee', name: 'Monthly fee', ruleCode: 'standard.flat', timing: 'advance' },
      terms: { amount: '10.00', per_quantity: false },
    })
    const planVersionId = await given.plan(companyId, { charges: [fee] })
    const from = '2026-02-01'
    await given.subscription(companyId, { accountId: xenia, planVersionId, from })
    return { companyId, xenia, yuri }
  },

  steps: [
    {
      name: 'a fee of 5.00 and one of 7.00 are asked for',
      at: '2026-01-20T09:00:00Z',
      async run({ companyId, xenia, yuri }) {
        await ask(companyId, xenia, '2026-01-20', 500n)
        await ask(companyId, yuri, '2026-01-20', 700n)
      },
    },
    {
      name: "Yuri's is withdrawn before anything is billed",
      at: '2026-01-21T09:00:00Z',
      run: async ({ companyId, yuri }) => void (await withdraw(companyId, yuri)),
    },
    billed("February and Xenia's fee are billed", '2026-02-01'),
    {
      name: "Xenia's is withdrawn as well",
      at: '2026-02-10T09:00:00Z',
      run: async ({ companyId, xenia }) => void (await withdraw(companyId, xenia)),
    },
    billed('March is billed and the fee credited', '2026-03-01'),
    {
      name: "Yuri's withdrawal was the mistake",
      at: '2026-03-10T09:00:00Z',
      async run({ companyId, yuri }) {
        const requestId = await feeOf(yuri)
        await new ReinstateCharge().execute({ companyId, requestId, by: 'Emil', reason: 'Owed' })
      },
    },
    billed("April and Yuri's fee are billed", '2026-04-01'),
  ],

  async outcome({ companyId, xenia, yuri }, assert) {
    assert.deepEqual(await netsOf(companyId, '2026-02-01'), [[xenia, 'invoice', 1500]])
    assert.deepEqual(await netsOf(companyId, '2026-03-01'), [[xenia, 'invoice', 500]])
    assert.deepEqual(await netsOf(companyId, '2026-04-01'), [
      [xenia, 'invoice', 1000],
      [yuri, 'invoice', 700],
    ])
    // 37.00 net, 19 % on 15.00, 5.00, 10.00 and 7.00: 2.85 + 0.95 + 1.90 + 1.33 = 7.03.
    assert.deepEqual(await journalOf(companyId), { 1200: 4403, 2200: -703, 4000: -3700 })
  },
})
