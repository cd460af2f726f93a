import { test } from '@japa/runner'
import type { Assert } from '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { replayObligation } from '#app/billing/replay/replay_obligation'
import { findings } from '#tests/support/books'
import { Teller } from '#tests/support/story_process'
import { tellStep, type Story, type StoryFacts } from '#tests/support/story_steps'

/**
 * The tests of a story: told once, each step told twice, each step told by two processes at once, and
 * with its process killed after every step. Each time the outcome is the same, the books are clean,
 * and every stored target is what its replay gives.
 */
export function tellStory(told: Story, moduleUrl: string) {
  test.group(told.title, (group) => {
    group.tap((one) => one.timeout(300_000))
    if (told.around !== undefined) group.setup(told.around)

    test('comes out as worked out by hand', async ({ assert }) => {
      const facts = await begin(told)
      for (const index of told.steps.keys()) await tellStep(told, index, facts)
      await assertOutcome(told, facts, assert)
    })

    test('comes out the same when every step is done twice', async ({ assert }) => {
      const facts = await begin(told)
      for (const index of told.steps.keys()) {
        await tellStep(told, index, facts)
        await tellStep(told, index, facts)
      }
      await assertOutcome(told, facts, assert)
    })

    test('comes out the same when two processes do every step at once', async ({ assert }) => {
      const facts = await begin(told)
      const tellers = [new Teller(moduleUrl), new Teller(moduleUrl)]
      try {
        for (const index of told.steps.keys()) {
          await Promise.all(tellers.map((teller) => teller.tryStep(index, facts)))
          // Who lost a race was refused and tries again, as a clerk would.
          await tellers[0].step(index, facts)
        }
      } finally {
        await Promise.all(tellers.map((teller) => teller.kill()))
      }
      await assertOutcome(told, facts, assert)
    })

    test('comes out the same when its process is killed after every step', async ({ assert }) => {
      const facts = await begin(told)
      for (const index of told.steps.keys()) {
        const teller = new Teller(moduleUrl)
        await teller.step(index, facts)
        await teller.kill()
      }
      await assertOutcome(told, facts, assert)
    })
  })
}

async function begin(told: Story): Promise<StoryFacts> {
  clock.freezeAt(Date.parse(told.steps[0].at))
  try {
    return await told.given()
  } finally {
    clock.release()
  }
}

async function assertOutcome(told: Story, facts: StoryFacts, assert: Assert) {
  await told.outcome(facts, assert)
  assert.deepEqual(await findings(facts.companyId), [])
  await replayAll(facts.companyId)
}

/** Replays every version of every obligation; one that differs from what is stored throws. */
export async function replayAll(companyId: number) {
  const versions = await db
    .from('obligation_versions')
    .join('obligations', 'obligations.id', 'obligation_versions.obligation_id')
    .where('obligations.company_id', companyId)
    .whereIn('obligations.source_kind', ['subscription', 'charge_request'])
    .select('obligation_id', 'seq')
  const client = db.connection()
  const replays = []
  for (const { obligation_id: id, seq } of versions) {
    replays.push(await replayObligation(client, companyId, id, seq))
  }
  return replays
}
