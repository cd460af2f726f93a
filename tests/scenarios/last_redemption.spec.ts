import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { findings } from '#tests/support/books'
import { coupon } from '#tests/support/discounts'
import { given } from '#tests/support/given_books'
import { Teller } from '#tests/support/story_process'
import type { RedeemerFacts } from '#tests/scenarios/stories/last_redemption'
import told from '#tests/scenarios/stories/last_redemption'

const MODULE = new URL('stories/last_redemption.ts', import.meta.url).href

async function redemptionsOf(companyId: number) {
  return db.from('coupon_redemptions').where('company_id', companyId).select('account_id')
}

test.group('The last redemption of a coupon', (group) => {
  group.tap((one) => one.timeout(120_000))

  test('goes to one of two processes that want it at once, and the other is told why', async ({
    assert,
  }) => {
    const tellers = [new Teller(MODULE), new Teller(MODULE)]
    try {
      for (let round = 0; round < 8; round++) {
        const facts = (await told.given()) as RedeemerFacts
        const other = { ...facts, accountId: await given.account(facts.companyId) }
        const errors = await Promise.all([
          tellers[0].tryStep(0, facts),
          tellers[1].tryStep(0, other),
        ])
        const refused = errors.filter((error) => error !== null)
        assert.lengthOf(refused, 1)
        assert.match(refused[0]!, /code: The coupon LAST was redeemed 1 times/)
        assert.lengthOf(await redemptionsOf(facts.companyId), 1)
        assert.deepEqual(await findings(facts.companyId), [])
      }
    } finally {
      await Promise.all(tellers.map((teller) => teller.kill()))
    }
  })

  test('is one redemption when the same request comes twice at once', async ({ assert }) => {
    const companyId = await given.company()
    await coupon(companyId, 'last', { amountMinor: 100n, maxRedemptions: 1 })
    const facts = { companyId, accountId: await given.account(companyId) }
    const tellers = [new Teller(MODULE), new Teller(MODULE)]
    try {
      const errors = await Promise.all(tellers.map((teller) => teller.tryStep(0, facts)))
      assert.deepEqual(errors, [null, null])
      assert.lengthOf(await redemptionsOf(companyId), 1)
    } finally {
      await Promise.all(tellers.map((teller) => teller.kill()))
    }
  })
})
