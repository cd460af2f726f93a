import { ChangeSubscription } from '#app/subscriptions/actions/change_subscription'
import { bill, journalOf, summariesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { story, type StoryFacts } from '#tests/support/story_steps'

interface Facts extends StoryFacts {
  readonly accountId: number
  readonly subscriptionId: number
  readonly planA: number
  readonly planB: number
}

const fee = (amount: string) =>
  given.charge({
    key: 'fee',
    name: 'Monthly fee',
    ruleCode: 'standard.flat',
    terms: { amount, per_quantity: true },
    timing: 'advance',
    tags: ['fee'],
  })

const change = async (
  { companyId, subscriptionId }: Facts,
  requestId: string,
  effectiveOn: string,
  what: Parameters<ChangeSubscription['execute']>[0]['change']
) => {
  const reason = 'As the customer asked'
  const order = { companyId, subscriptionId, effectiveOn, reason, requestId, actor: 'test' }
  await new ChangeSubscription().execute({ ...order, change: what })
}

/**
 * A month of 30 days from 16 June 2020, within which German VAT falls from 19 % to 16 % (1 July).
 * Plan A costs 30.00, plan B 60.00, each per unit and in advance; a coupon takes 10 % off.
 */
export default story<Facts>({
  title: 'A plan is changed there and back within a billed month',

  async given() {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const from = '2020-06-16'
    const planA = await given.plan(companyId, { charges: [fee('30.00')] })
    const planB = await given.plan(companyId, { charges: [fee('60.00')] })
    const coupon = await given.plan(companyId, {
      charges: [
        given.charge({
          key: 'coupon',
          name: 'Coupon',
          ruleCode: 'standard.percent_off',
          terms: { percent: '10', reads_tag: 'fee', reads_scope: 'account' },
          timing: 'advance',
        }),
      ],
    })
    const subscriptionId = await given.subscription(companyId, {
      accountId,
      planVersionId: planA,
      from,
    })
    await given.subscription(companyId, { accountId, planVersionId: coupon, from })
    return { companyId, accountId, subscriptionId, planA, planB }
  },

  steps: [
    {
      name: 'the month is billed in advance',
      at: '2020-06-16T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2020-06-16')),
    },
    {
      name: 'plan B is booked from the day before on',
      at: '2020-06-22T08:00:00Z',
      run: (facts) =>
        change(facts, 'b', '2020-06-21', { kind: 'plan', planVersionId: facts.planB }),
    },
    {
      name: 'plan A is booked again',
      at: '2020-06-26T08:00:00Z',
      run: (facts) =>
        change(facts, 'a', '2020-06-26', { kind: 'plan', planVersionId: facts.planA }),
    },
    {
      name: 'a second unit is booked for the 6 July',
      at: '2020-06-28T08:00:00Z',
      run: (facts) => change(facts, 'two', '2020-07-06', { kind: 'quantity', quantity: 2 }),
    },
    {
      name: 'the differences are billed',
      at: '2020-07-01T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2020-07-01')),
    },
    {
      name: 'the next month is billed in advance',
      at: '2020-07-16T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2020-07-16')),
    },
    {
      name: 'the contract is ended from the 1 July on',
      at: '2020-07-20T08:00:00Z',
      run: (facts) => change(facts, 'end', '2020-07-01', { kind: 'end' }),
    },
    {
      name: 'what was billed too much is credited',
      at: '2020-08-01T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2020-08-01')),
    },
  ],

  async outcome({ companyId }, assert) {
    const [first, differences, second, credit] = await summariesOf(companyId)
    // 30.00 less 3.00; 15 days at 19 %, 15 at 16 %: 13.50 each, 2.565 = 2.57 and 2.16.
    assert.deepEqual(first, {
      kind: 'invoice',
      issuedOn: '2020-06-16',
      lines: [
        ['Monthly fee', '2020-06-16', '2020-07-01', 1500],
        ['Monthly fee', '2020-07-01', '2020-07-16', 1500],
        ['Coupon', '2020-06-16', '2020-07-01', -150],
        ['Coupon', '2020-07-01', '2020-07-16', -150],
      ],
      taxes: [
        ['19', 1350, 257],
        ['16', 1350, 216],
      ],
      gross: 3173,
    })
    // A for 5 days, B for 5, A for 10, two of A for 10: 5.00 + 10.00 + 10.00 + 20.00 instead of
    // 30.00, and the coupon likewise. At 19 %: -15.00 + 5.00 + 10.00 + 5.00, less a tenth of 5.00:
    // 4.50; at 16 %: -15.00 + 5.00 + 20.00, less a tenth of 10.00: 9.00.
    assert.deepEqual(differences, {
      kind: 'invoice',
      issuedOn: '2020-07-01',
      lines: [
        ['Monthly fee', '2020-06-16', '2020-07-01', -1500],
        ['Monthly fee', '2020-07-01', '2020-07-16', -1500],
        ['Monthly fee', '2020-06-16', '2020-06-21', 500],
        ['Monthly fee', '2020-06-26', '2020-07-01', 500],
        ['Monthly fee', '2020-07-01', '2020-07-06', 500],
        ['Monthly fee', '2020-07-06', '2020-07-16', 2000],
        ['Monthly fee', '2020-06-21', '2020-06-26', 1000],
        ['Coupon', '2020-06-16', '2020-06-21', -50],
        ['Coupon', '2020-06-16', '2020-07-01', 150],
        ['Coupon', '2020-07-01', '2020-07-16', 150],
        ['Coupon', '2020-06-21', '2020-06-26', -100],
        ['Coupon', '2020-06-26', '2020-07-01', -50],
        ['Coupon', '2020-07-01', '2020-07-06', -50],
        ['Coupon', '2020-07-06', '2020-07-16', -200],
      ],
      taxes: [
        ['19', 450, 86],
        ['16', 900, 144],
      ],
      gross: 1580,
    })
    // Two of A, less 10 %: 54.00 at 16 %.
    assert.deepEqual(second, {
      kind: 'invoice',
      issuedOn: '2020-07-16',
      lines: [
        ['Monthly fee', '2020-07-16', '2020-08-16', 6000],
        ['Coupon', '2020-07-16', '2020-08-16', -600],
      ],
      taxes: [['16', 5400, 864]],
      gross: 6264,
    })
    // Only 26 to 30 June of A is left: -10.00 + 5.00 - 20.00 - 60.00, and a tenth of it back. At 19 %
    // that is nothing, at 16 % 85.00 less 8.50.
    assert.deepEqual(credit, {
      kind: 'credit_note',
      issuedOn: '2020-08-01',
      lines: [
        ['Monthly fee', '2020-06-26', '2020-07-01', -500],
        ['Monthly fee', '2020-07-01', '2020-07-06', -500],
        ['Monthly fee', '2020-07-06', '2020-07-16', -2000],
        ['Monthly fee', '2020-07-16', '2020-08-16', -6000],
        ['Monthly fee', '2020-06-26', '2020-07-01', 500],
        ['Coupon', '2020-06-26', '2020-07-01', -50],
        ['Coupon', '2020-06-26', '2020-07-01', 50],
        ['Coupon', '2020-07-01', '2020-07-06', 50],
        ['Coupon', '2020-07-06', '2020-07-16', 200],
        ['Coupon', '2020-07-16', '2020-08-16', 600],
      ],
      taxes: [
        ['19', 0, 0],
        ['16', -7650, -1224],
      ],
      gross: -8874,
    })
    // What is left of it all: 20.00 of fees less 2.00, at 19 %.
    assert.deepEqual(await journalOf(companyId), { '1200': 2143, '2200': -343, '4000': -1800 })
  },
})
