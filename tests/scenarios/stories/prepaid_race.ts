import db from '@adonisjs/lucid/services/db'
import {
  balanceOf,
  commit,
  grant,
  prepaidNumber,
  refusal,
  reserve,
  type PrepaidFacts,
} from '#tests/support/prepaid'
import { story, type StoryStep } from '#tests/support/story_steps'

/** Calls that are asked for at once; each is ten minutes, 1.00, and 10.00 are there. */
export const CALLS = 24
export const PAID_FOR = 10

const AT = '2026-10-05T09:00:00Z'

function asking(index: number): StoryStep<PrepaidFacts> {
  return {
    name: `call ${index} is asked for`,
    at: AT,
    run: async (facts) => void (await refusal(reserve(facts, `race-${index}`, AT, 600))),
  }
}

/** A call that was refused does not take place; one that was allowed lasts as long as it may. */
function ending(index: number): StoryStep<PrepaidFacts> {
  return {
    name: `call ${index} is over`,
    at: '2026-10-05T09:10:00Z',
    async run(facts) {
      if ((await refusal(reserve(facts, `race-${index}`, AT, 600))) !== null) return
      await commit(facts, `race-${index}`, AT, 600)
    },
  }
}

const indexes = Array.from({ length: CALLS }, (_, index) => index)

/** Many calls of one number, asked for and ended by several processes at once. */
export default story<PrepaidFacts>({
  title: 'A prepaid number that everybody wants',

  async given() {
    const facts = await prepaidNumber({ included: 0, rollover_maximum: 0 })
    await grant(facts, 'only', BigInt(PAID_FOR) * 100n)
    return facts
  },

  steps: [...indexes.map(asking), ...indexes.map(ending)],

  async outcome(facts, assert) {
    const { companyId } = facts
    const rated = await db.from('rated_events').where('company_id', companyId).orderBy('seq')
    assert.deepEqual(
      rated.map((row) => Number(row.amount_minor)),
      Array.from({ length: PAID_FOR }, () => 100)
    )
    assert.equal(await balanceOf(facts), 0)
    const overdrawn = await db
      .from('wallet_entries')
      .where('company_id', companyId)
      .whereNull('grant_id')
    assert.isEmpty(overdrawn)
  },
})
