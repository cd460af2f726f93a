import { test } from '@japa/runner'
import { findings } from '#tests/support/books'
import { Teller } from '#tests/support/story_process'
import { tellStep } from '#tests/support/story_steps'
import house from '#tests/scenarios/stories/house'

const STORY = new URL('../scenarios/stories/house.ts', import.meta.url).href

/** The steps of the story in which the house is measured. */
const MEASURED = [3, 6]

test.group('A measurement that is killed', (group) => {
  group.setup(house.around!)

  for (const place of ['measurement.computed', 'measurement.written', 'measurement.committed']) {
    test(`freezes all of a generation or nothing of it, at ${place}`, async ({ assert }) => {
      const facts = await house.given()
      for (const index of house.steps.keys()) {
        if (MEASURED.includes(index)) {
          await assert.rejects(
            () => new Teller(STORY, `${place}:1`).step(index, facts),
            /process ended/
          )
        }
        await tellStep(house, index, facts)
      }
      await house.outcome(facts, assert)
      assert.deepEqual(await findings(facts.companyId), [])
    }).timeout(180_000)
  }
})
