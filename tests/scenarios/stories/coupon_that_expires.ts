import { bill, linesOf } from '#tests/support/books'
import { coupon, redeem } from '#tests/support/discounts'
import { given } from '#tests/support/given_books'
import { story, type StoryFacts } from '#tests/support/story_steps'

interface Facts extends StoryFacts {
  readonly whole: number
  readonly prorated: number
  readonly fixed: number
}

const FEE = { amount: '31', per_quantity: false }

/** 31.00 a month; 20 % or 6.20 off, of which the effect expires on 12 March: 11 of 31 days. */
export default story<Facts>({
  title: 'A coupon with expiry inside the period',

  async given() {
    const companyId = await given.company()
    const planVersionId = await given.plan(companyId, {
      charges: [given.charge({ key: 'fee', name: 'Fee', ruleCode: 'standard.flat', terms: FEE })],
    })
    const accounts: number[] = []
    for (let index = 0; index < 3; index++) {
      const accountId = await given.account(companyId)
      const from = '2026-01-01'
      await given.subscription(companyId, { accountId, planVersionId, from })
      accounts.push(accountId)
    }
    const effectEndsOn = '2026-03-12'
    await coupon(companyId, 'whole', { percent: '20', effectEndsOn })
    await coupon(companyId, 'days', { percent: '20', effectEndsOn, proration: 'actual_days' })
    const fixed = { amountMinor: 620n, effectEndsOn, proration: 'actual_days' } as const
    await coupon(companyId, 'fixed', fixed)
    return { companyId, whole: accounts[0], prorated: accounts[1], fixed: accounts[2] }
  },

  steps: [
    {
      name: 'the coupons are redeemed',
      at: '2026-02-01T03:00:00Z',
      async run({ companyId, whole, prorated, fixed }) {
        await redeem(companyId, whole, 'Whole', { startsOn: '2026-02-01' })
        await redeem(companyId, prorated, 'DAYS', { startsOn: '2026-02-01' })
        await redeem(companyId, fixed, 'fixed', { startsOn: '2026-02-01' })
      },
    },
    ...['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'].map((day) => ({
      name: `the month before ${day} is billed`,
      at: `${day}T04:00:00Z`,
      run: async ({ companyId }: Facts) => void (await bill(companyId, day)),
    })),
  ],

  async outcome({ companyId, whole, prorated, fixed }, assert) {
    const told = async (accountId: number, march: [string, number][]) => {
      assert.deepEqual(await linesOf(companyId, accountId), [
        ['2026-02-01', null, '2026-01-01', 3100],
        ['2026-03-01', null, '2026-02-01', 3100],
        ['2026-03-01', null, '2026-02-01', -620],
        ['2026-04-01', null, '2026-03-01', 3100],
        ...march.map(([day, minor]) => ['2026-04-01', null, day, minor]),
        ['2026-05-01', null, '2026-04-01', 3100],
      ] as never)
    }
    await told(whole, [['2026-03-01', -620]])
    await told(prorated, [['2026-03-01', -220]])
    await told(fixed, [['2026-03-01', -220]])
  },
})
