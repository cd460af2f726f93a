import { GrantCredit } from '#app/prepaid/actions/grant_credit'
import { SetWalletTerms } from '#app/prepaid/actions/set_wallet_terms'
import { bill } from '#tests/support/books'
import { coupon, redeem } from '#tests/support/discounts'
import { given } from '#tests/support/given_books'
import { documentRule, paidDocuments, purchaseOrder } from '#tests/support/paying'
import { story, type StoryFacts } from '#tests/support/story_steps'

interface Facts extends StoryFacts {
  readonly accountId: number
  readonly subscriptions: readonly number[]
}

const actor = 'test'

const flat = (name: string, amount: string) =>
  given.charge({
    ...{ key: name.toLowerCase(), name, ruleCode: 'standard.flat' },
    terms: { amount, per_quantity: false },
  })

/** 10.00 of the account, 60.00 and 30.00 of two services a month; 10 % off; 19 % of tax. */
export default story<Facts>({
  title: 'Documents by service and by purchase order, with a coupon of the account',

  async given() {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const subscriptions: number[] = []
    for (const [name, amount] of [
      ['Account', '10'],
      ['Large', '60'],
      ['Small', '30'],
    ] as const) {
      const planVersionId = await given.plan(companyId, { charges: [flat(name, amount)] })
      const serviceId = name === 'Account' ? null : await given.service(companyId, accountId)
      const order = { accountId, planVersionId, serviceId, from: '2026-01-01' }
      subscriptions.push(await given.subscription(companyId, order))
    }
    await coupon(companyId, 'tenth', { percent: '10' })
    await redeem(companyId, accountId, 'tenth', { startsOn: '2026-01-01' })
    return { companyId, accountId, subscriptions }
  },

  steps: [
    {
      name: 'each service gets its document, and a wallet pays',
      at: '2026-01-10T08:00:00Z',
      async run({ companyId, accountId }) {
        await documentRule(companyId, accountId, '2026-01-01', { grouping: 'per_service' })
        const account = { companyId, accountId, actor }
        const none = { alertBelowMinor: null }
        await new SetWalletTerms().execute({ ...account, ...none, settles: 'all' })
        const grant = { ...account, kind: 'paid', amountMinor: 8000n, key: 'cash' } as const
        await new GrantCredit().execute(grant)
      },
    },
    {
      name: 'January is billed',
      at: '2026-02-01T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-02-01')),
    },
    {
      name: 'from now on by purchase order',
      at: '2026-02-10T08:00:00Z',
      async run({ companyId, accountId, subscriptions }) {
        const grouping = 'per_purchase_order'
        await documentRule(companyId, accountId, '2026-02-10', { grouping })
        await purchaseOrder(companyId, subscriptions[1], 'PO 4711', '2026-02-01')
        await purchaseOrder(companyId, subscriptions[2], 'ЗАКАЗ 7', '2026-02-01')
      },
    },
    {
      name: 'February is billed',
      at: '2026-03-01T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-03-01')),
    },
  ],

  async outcome({ companyId, accountId }, assert) {
    const month = (startsOn: string, endsOn: string, orders: readonly (string | null)[]) =>
      [
        ['Account', 1000, orders[0]],
        ['Large', 6000, orders[1]],
        ['Small', 3000, orders[2]],
      ].map(([name, net, order]) => ({
        ...{ accountId, kind: 'invoice' },
        // The tenth of each document stands on it.
        lines: [
          ['Coupon tenth', null, Number(net) / -10],
          [name, order, net],
        ].map(([text, number, minor]) => [accountId, number, text, startsOn, endsOn, minor]),
      }))
    const money = (tax: number, gross: number, open: number) => ({ tax, gross, open })
    const january = month('2026-01-01', '2026-02-01', [null, null, null])
    const told = async (day: string) => {
      const documents = await paidDocuments(companyId, day)
      return documents.map(({ lines, ...rest }) => {
        return { ...rest, lines: lines.toSorted((left, right) => left[5] - right[5]) }
      })
    }
    // The wallet pays in the order of the numbers: 10.71, 64.26, and the last 5.03 of 80.00.
    assert.deepEqual(await told('2026-02-01'), [
      { ...january[0], ...money(171, 1071, 0) },
      { ...january[1], ...money(1026, 6426, 0) },
      { ...january[2], ...money(513, 3213, 2710) },
    ])
    const february = month('2026-02-01', '2026-03-01', [null, 'PO 4711', 'ЗАКАЗ 7'])
    assert.deepEqual(await told('2026-03-01'), [
      { ...february[0], ...money(171, 1071, 1071) },
      { ...february[1], ...money(1026, 6426, 6426) },
      { ...february[2], ...money(513, 3213, 3213) },
    ])
  },
})
