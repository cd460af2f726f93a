import { coupon, redeem } from '#tests/support/discounts'
import { given } from '#tests/support/given_books'
import { story, type StoryFacts } from '#tests/support/story_steps'

export interface RedeemerFacts extends StoryFacts {
  readonly accountId: number
}

/** One step that several processes do at once, each for its own account. */
export default story<RedeemerFacts>({
  title: 'The last redemption of a coupon',

  async given() {
    const companyId = await given.company()
    await coupon(companyId, 'last', { amountMinor: 100n, maxRedemptions: 1 })
    return { companyId, accountId: await given.account(companyId) }
  },

  steps: [
    {
      name: 'an account redeems it',
      at: '2026-01-10T08:00:00Z',
      run: async ({ companyId, accountId }) => void (await redeem(companyId, accountId, 'LAST')),
    },
  ],

  async outcome() {},
})
