import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import prepaid from '#tests/scenarios/stories/prepaid'
import race, { CALLS, PAID_FOR } from '#tests/scenarios/stories/prepaid_race'
import { findings } from '#tests/support/books'
import { tellStory } from '#tests/support/story'
import { Teller } from '#tests/support/story_process'
import type { Story } from '#tests/support/story_steps'

const STORY = new URL('stories/prepaid.ts', import.meta.url).href
const RACE = new URL('stories/prepaid_race.ts', import.meta.url).href

tellStory(prepaid, STORY)

const LONG = process.env.LONG_TESTS === '1'

/**
 * Where a process may be killed inside a step, the step that gets there, and whether it is tried every
 * time. Within a step in the order of what happens: what was committed is not reached again.
 */
const PLACES: readonly (readonly [string, number, 'short' | 'long'])[] = [
  ['grant_before_commit:2', 0, 'short'],
  ['reserve_before_commit:2', 1, 'long'],
  ['usage_before_commit:1', 2, 'long'],
  ['usage_before_commit:1', 3, 'short'],
  ['usage_committed:1', 3, 'long'],
  ['rate_before_commit:1', 4, 'short'],
  ['usage_before_commit:1', 5, 'long'],
  ['issue_prepaid_settled:1', 6, 'short'],
  ['grant_before_commit:1', 7, 'long'],
  ['rate_before_commit:1', 8, 'long'],
  ['accepted_rated:1', 8, 'short'],
  ['issue_prepaid_settled:1', 10, 'long'],
]

async function begun(told: Story) {
  clock.freezeAt(Date.parse(told.steps[0].at))
  const facts = await told.given()
  clock.release()
  return facts
}

test.group('Prepaid usage', (group) => {
  group.tap((one) => one.timeout(300_000))

  test('asked for by four processes at once is never more than there is, and debited once', async ({
    assert,
  }) => {
    const facts = await begun(race)
    const { companyId } = facts
    const tellers = Array.from({ length: 4 }, () => new Teller(RACE))
    try {
      // Each asks for calls of its own, all at the same time.
      await Promise.all(
        tellers.map(async (teller, first) => {
          for (let index = first; index < CALLS; index += tellers.length) {
            await teller.step(index, facts)
          }
        })
      )
      const made = await db.from('reservations').where('company_id', companyId)
      assert.lengthOf(made, PAID_FOR)
      // Then all of them end every call at once.
      for (let index = CALLS; index < race.steps.length; index++) {
        await Promise.all(tellers.map((teller) => teller.step(index, facts)))
      }
    } finally {
      await Promise.all(tellers.map((teller) => teller.kill()))
    }
    await race.outcome(facts, assert)
    assert.deepEqual(await findings(companyId), [])
  })

  test('killed inside its steps comes out the same', async ({ assert }) => {
    const facts = await begun(prepaid)
    const places = PLACES.filter(([, , length]) => LONG || length === 'short')
    const teller = new Teller(STORY)
    for (const index of prepaid.steps.keys()) {
      for (const [place, step] of places) {
        if (step !== index) continue
        const doomed = new Teller(STORY, place)
        await assert.rejects(() => doomed.step(index, facts), /ended/)
      }
      await teller.step(index, facts)
    }
    await teller.kill()
    await prepaid.outcome(facts, assert)
    assert.deepEqual(await findings(facts.companyId), [])
  })
})
