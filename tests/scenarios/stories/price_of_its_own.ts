import { OverridePrice } from '#app/subscriptions/actions/override_price'
import { bill, journalOf, summariesOf } from '#tests/support/books'
import { given } from '#tests/support/given_books'
import { story, type StoryFacts } from '#tests/support/story_steps'

interface Facts extends StoryFacts {
  readonly subscriptionId: number
}

const override = (
  { companyId, subscriptionId }: Facts,
  requestId: string,
  amount: string,
  validFrom: string,
  validTo: string | null
) =>
  new OverridePrice().execute({
    ...{ companyId, subscriptionId, requestId, validFrom, validTo },
    chargeKey: 'fee',
    terms: { amount, per_quantity: false },
    reason: 'Agreed on the phone',
    actor: 'test',
  })

/**
 * A fee of 30.00 a month in advance, for two subscriptions of one account. One of them gets a price of
 * its own of 24.00, agreed on 20 June, from 11 June on and up to 15 July.
 */
export default story<Facts>({
  title: 'A subscription gets a price of its own for some days',

  async given() {
    const companyId = await given.company()
    const accountId = await given.account(companyId)
    const fee = given.charge({
      key: 'fee',
      name: 'Monthly fee',
      ruleCode: 'standard.flat',
      terms: { amount: '30.00', per_quantity: false },
      timing: 'advance',
      tags: ['fee'],
    })
    const planVersionId = await given.plan(companyId, { charges: [fee] })
    const of = { accountId, planVersionId, from: '2026-06-01' }
    const subscriptionId = await given.subscription(companyId, of)
    await given.subscription(companyId, of)
    return { companyId, subscriptionId }
  },

  steps: [
    {
      name: 'June is billed in advance',
      at: '2026-06-01T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-06-01')),
    },
    {
      name: 'another price is agreed from a day in the past on',
      at: '2026-06-20T08:00:00Z',
      run: (facts) => override(facts, 'phone', '24.00', '2026-06-11', '2026-07-16'),
    },
    {
      name: 'the difference of June is billed with July',
      at: '2026-07-01T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-07-01')),
    },
    {
      name: 'the first of July is mended once more, to the very days that were billed',
      at: '2026-07-02T08:00:00Z',
      run: (facts) => override(facts, 'again', '20.00', '2026-06-11', '2026-07-16'),
    },
    {
      name: 'August is at the price of the plan again',
      at: '2026-08-01T04:00:00Z',
      run: async ({ companyId }) => void (await bill(companyId, '2026-08-01')),
    },
  ],

  async outcome({ companyId }, assert) {
    const [first, second, third] = await summariesOf(companyId)
    const line = (from: string, to: string, minor: number) => ['Monthly fee', from, to, minor]
    assert.deepEqual(first.lines, [
      line('2026-06-01', '2026-07-01', 3000),
      line('2026-06-01', '2026-07-01', 3000),
    ])
    // June has 30 days: 10 at 30.00 are 10.00, 20 at 24.00 are 16.00. July has 31: 15 at 24.00 are
    // 11.6129, 16 at 30.00 are 15.4839. The other subscription pays its 30.00.
    assert.sameDeepMembers([...second.lines] as unknown[], [
      line('2026-06-01', '2026-07-01', -3000),
      line('2026-06-01', '2026-06-11', 1000),
      line('2026-06-11', '2026-07-01', 1600),
      line('2026-07-01', '2026-07-16', 1161),
      line('2026-07-16', '2026-08-01', 1548),
      line('2026-07-01', '2026-08-01', 3000),
    ])
    // -30.00 + 10.00 + 16.00 + 11.61 + 15.48 + 30.00 = 53.09; 19 % are 10.0871.
    assert.equal(second.gross, 5309 + 1009)
    // 20 days at 20.00 are 13.3333 instead of 16.00, 15 of 31 are 9.6774 instead of 11.61.
    assert.sameDeepMembers([...third.lines] as unknown[], [
      line('2026-06-11', '2026-07-01', -1600),
      line('2026-06-11', '2026-07-01', 1333),
      line('2026-07-01', '2026-07-16', -1161),
      line('2026-07-01', '2026-07-16', 968),
      line('2026-08-01', '2026-09-01', 3000),
      line('2026-08-01', '2026-09-01', 3000),
    ])
    // 60.00 - 2.67 - 1.93 = 55.40; 19 % are 10.526.
    assert.equal(third.gross, 5540 + 1053)
    const net = 6000 + 5309 + 5540
    const tax = 1140 + 1009 + 1053
    assert.deepEqual(await journalOf(companyId), { '1200': net + tax, '2200': -tax, '4000': -net })
  },
})
